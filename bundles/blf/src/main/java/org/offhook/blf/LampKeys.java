package org.offhook.blf;

import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.Lamp;
import org.offhook.api.keys.Lamp.Cadence;
import org.offhook.api.keys.Lamp.Colour;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Pickups;
import org.offhook.api.phone.Transfers;
import org.offhook.api.phone.WantedNumber;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keys with a busy lamp. */
@Component(property = KeyFunction.TYPE + "=SPEED_DIAL_BLF")
public final class LampKeys implements KeyFunction {
  private final Phone phone;
  private final BusyLamps lamps;

  private volatile Transfers transfers;
  private volatile Pickups pickups;
  private volatile WantedNumber wanted;

  /** With the phone that calls and those who are watched. */
  @Activate
  public LampKeys(@Reference Phone phone, @Reference BusyLamps lamps) {
    this.phone = phone;
    this.lamps = lamps;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindTransfers(Transfers found) {
    transfers = found;
  }

  void unbindTransfers(Transfers gone) {
    if (transfers == gone) {
      transfers = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPickups(Pickups found) {
    pickups = found;
  }

  void unbindPickups(Pickups gone) {
    if (pickups == gone) {
      pickups = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindWantedNumber(WantedNumber found) {
    wanted = found;
  }

  void unbindWantedNumber(WantedNumber gone) {
    if (wanted == gone) {
      wanted = null;
    }
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    return new Watching(key, indicator);
  }

  /** A key in use. */
  private final class Watching implements Use {
    private final String number;
    private final Runnable end;
    private Monitored monitored = new Monitored();

    Watching(Key key, Indicator indicator) {
      this.number = key.value("number");
      indicator.label(number);
      String watched = key.value("extension").isBlank() ? number : key.value("extension");
      this.end =
          lamps.watching(
              watched,
              now -> {
                monitored = now;
                indicator.lamp(lamp(now.state()));
              });
    }

    @Override
    public void press() {
      try {
        Optional<Call> up = phone.active().filter(call -> call.state() == CallState.CONNECTED);
        Transfers known = transfers;
        WantedNumber asked = wanted;
        if (asked != null && asked.take(number)) {
          return;
        }
        if (monitored.state() == Monitored.State.RINGING) {
          pickUp();
        } else if (up.isPresent() && known != null && lamps.config().transfers()) {
          known.blind(up.get(), number);
        } else {
          phone.dial(Optional.empty(), number);
        }
      } catch (CallRefused | IllegalArgumentException e) {
        phone.notice(number + " is not called: " + e.getMessage());
      }
    }

    private void pickUp() throws CallRefused {
      Pickups known = pickups;
      if (known == null) {
        throw new CallRefused("nothing on this phone picks up calls");
      }
      known.directed(number);
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /** Red for busy, flashing while it rings there; what free looks like is configured. */
  private Lamp lamp(Monitored.State state) {
    boolean green = lamps.config().colours().equals("OPTION_2");
    return switch (state) {
      case UNKNOWN -> Lamp.OFF;
      case IDLE -> green ? new Lamp(Colour.GREEN, Cadence.STEADY) : Lamp.OFF;
      case RINGING -> new Lamp(Colour.RED, Cadence.FAST);
      case BUSY -> new Lamp(Colour.RED, Cadence.STEADY);
      case HELD -> new Lamp(Colour.RED, Cadence.SLOW);
    };
  }
}
