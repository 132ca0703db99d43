package org.offhook.paging;

import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.Lamp;
import org.offhook.api.keys.Lamp.Cadence;
import org.offhook.api.keys.Lamp.Colour;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;
import org.offhook.paging.Membership.Standing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys that page, while {@link KeysOffer} offers them: a press begins, another one ends. The group
 * is the one whose number or name stands in the place of the key's number, else the one with the
 * index of the key.
 */
@Component(property = KeyFunction.TYPE + "=PAGING", enabled = false)
public final class PageKeys implements KeyFunction {
  private final Phone phone;
  private final Paging paging;

  /** With the phone that tells what cannot be done. */
  @Activate
  public PageKeys(@Reference Phone phone, @Reference Paging paging) {
    this.phone = phone;
    this.paging = paging;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    return new Paged(key, indicator);
  }

  /** A key in use. */
  private final class Paged implements Use {
    private final Key key;
    private final Indicator indicator;
    private final Runnable end;

    Paged(Key key, Indicator indicator) {
      this.key = key;
      this.indicator = indicator;
      this.end = paging.watch(this::show);
      show();
    }

    private Optional<PageGroup> group() {
      return paging
          .find(key.value("number"))
          .or(() -> paging.find(String.valueOf(key.id().index())));
    }

    private void show() {
      Optional<PageGroup> group = group();
      indicator.label(group.map(PageGroup::name).orElse(key.value("number")));
      indicator.lamp(group.map(this::lamp).orElse(Lamp.OFF));
    }

    /** Red while it is paged from here, green while somebody else pages it. */
    private Lamp lamp(PageGroup group) {
      if (paging.announcements().sending().filter(group::equals).isPresent()) {
        return new Lamp(Colour.RED, Cadence.STEADY);
      }
      Standing standing =
          paging.members().stream()
              .filter(member -> member.group.equals(group))
              .map(member -> member.standing)
              .findFirst()
              .orElse(Standing.QUIET);
      return switch (standing) {
        case QUIET -> Lamp.OFF;
        case HEARD -> new Lamp(Colour.GREEN, Cadence.STEADY);
        case ASKED -> new Lamp(Colour.GREEN, Cadence.FAST);
        case WAITING, REFUSED, SILENCED -> new Lamp(Colour.GREEN, Cadence.SLOW);
      };
    }

    @Override
    public void press() {
      Optional<PageGroup> group = group().filter(PageGroup::activated);
      try {
        if (group.isEmpty()) {
          dial(key.value("number"));
        } else if (paging.announcements().sending().filter(group.get()::equals).isPresent()) {
          paging.announcements().end();
        } else {
          paging.start(group.get());
        }
      } catch (PageRefused | CallRefused | IllegalArgumentException e) {
        phone.notice("nobody is paged: " + e.getMessage());
      }
    }

    /** Without a group in use, the key is a plain speed dial. */
    private void dial(String number) throws CallRefused, PageRefused {
      if (number.isBlank()) {
        throw new PageRefused("no group in use belongs to key " + key.id().index());
      }
      phone.dial(Optional.empty(), number);
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
