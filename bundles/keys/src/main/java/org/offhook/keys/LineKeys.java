package org.offhook.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.SharedLine;
import org.offhook.api.phone.SharedLine.Appearance;
import org.offhook.api.phone.SharedLine.Doing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that stand for a line: a press answers what rings there, holds what is talked on, goes on
 * with what is held, or opens the line. A key of a shared line also shows what others do on it, and
 * takes or joins their calls; its number, if it has one, is that of the only appearance it is for.
 */
@Component(property = {KeyFunction.TYPE + "=SIP_ACCOUNT", KeyFunction.TYPE + "=SCA"})
public final class LineKeys implements KeyFunction {
  private static final Logger LOG = LoggerFactory.getLogger(LineKeys.class);

  private final Phone phone;
  private final Desk desk;
  private final Changes changes;
  private final LampColours colours;
  private final List<SharedLine> sharedLines = new CopyOnWriteArrayList<>();
  private volatile BusyLampField others;

  /** With the phone whose lines they are. */
  @Activate
  public LineKeys(
      @Reference Phone phone,
      @Reference Desk desk,
      @Reference Changes changes,
      @Reference ModelKeys model) {
    this.phone = phone;
    this.desk = desk;
    this.changes = changes;
    this.colours = model.model().colours();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindOthers(BusyLampField found) {
    others = found;
    changes.tell();
  }

  void unbindOthers(BusyLampField gone) {
    if (others == gone) {
      others = null;
      changes.tell();
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindShared(SharedLine line) {
    sharedLines.add(line);
    changes.tell();
  }

  void unbindShared(SharedLine line) {
    sharedLines.remove(line);
    changes.tell();
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    return new Lined(key, indicator);
  }

  /** A key in use. */
  private final class Lined implements Use {
    private final int index;
    private final boolean shared;
    private final int appearance;
    private final Indicator indicator;
    private final Runnable unwatch;
    private BusyLampField asked;
    private SharedLine told;
    private String watched = "";
    private Runnable unwatchDialogs = () -> {};
    private Runnable unwatchShared = () -> {};
    private BusyLampField.State elsewhere = BusyLampField.State.UNKNOWN;

    Lined(Key key, Indicator indicator) {
      this.index = key.value("line").isEmpty() ? 0 : Integer.parseInt(key.value("line"));
      this.shared = key.type().equals("SCA");
      this.appearance = shared ? numbered(key.value("number")) : 0;
      this.indicator = indicator;
      this.unwatch = changes.watch(this::show);
    }

    /** A key of a shared line may stand for one of its appearances. */
    private static int numbered(String text) {
      return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private Optional<Line> line() {
      return phone.lines().stream().filter(each -> each.index() == index).findFirst();
    }

    private List<Call> calls() {
      return phone.calls().stream().filter(call -> call.line().index() == index).toList();
    }

    private void show() {
      watchOthers();
      LineState state = LineState.of(line(), calls(), desk.isChosen(index), elsewhere);
      indicator.lamp(colours.of(state));
      indicator.label(line().map(Line::label).orElse("line " + index) + remark());
    }

    /** What no lamp can tell. */
    private String remark() {
      if (told == null || !calls().isEmpty()) {
        return "";
      }
      return switch (told.offered(appearance).map(Appearance::doing).orElse(Doing.NOTHING)) {
        case HOLDING_PRIVATELY -> " (private)";
        case BRIDGED -> " (bridged)";
        case BRIDGE_HELD -> " (bridge held)";
        default -> "";
      };
    }

    /** The line's own dialogs, as its server knows them; those of this phone are seen anyway. */
    private void watchOthers() {
      SharedLine line = shared ? sharedLine() : null;
      if (line != told) {
        unwatchShared.run();
        unwatchShared = line == null ? () -> {} : line.watch(changes::tell);
        told = line;
      }
      if (told != null && told.elsewhere() != BusyLampField.State.UNKNOWN) {
        watchDialogs(null);
        elsewhere = appearance == 0 ? told.elsewhere() : lamp(told);
      } else {
        watchDialogs(others);
      }
    }

    private BusyLampField.State lamp(SharedLine line) {
      return line.others().stream()
          .filter(each -> each.number() == appearance)
          .findFirst()
          .map(
              each ->
                  switch (each.doing()) {
                    case NOTHING -> BusyLampField.State.IDLE;
                    case RINGING -> BusyLampField.State.RINGING;
                    case HOLDING, BRIDGE_HELD -> BusyLampField.State.HELD;
                    default -> BusyLampField.State.BUSY;
                  })
          .orElse(BusyLampField.State.IDLE);
    }

    private SharedLine sharedLine() {
      return sharedLines.stream().filter(each -> each.index() == index).findFirst().orElse(null);
    }

    /** Where it tells nothing, the dialogs of the line may be watched (RFC 4235). */
    private void watchDialogs(BusyLampField field) {
      String user = line().map(Line::user).orElse("");
      if (!shared || asked == field && user.equals(watched)) {
        return;
      }
      unwatchDialogs.run();
      unwatchDialogs = () -> {};
      elsewhere = BusyLampField.State.UNKNOWN;
      asked = field;
      watched = user;
      if (asked != null && !user.isEmpty()) {
        unwatchDialogs =
            asked.watch(
                user,
                now -> {
                  elsewhere = now;
                  changes.tell();
                });
      }
    }

    @Override
    public void press() {
      Optional<Line> line = line();
      if (line.isEmpty()) {
        phone.notice("line " + index + " is not configured");
        return;
      }
      Optional<Call> ringing =
          calls().stream()
              .filter(call -> call.state() == CallState.RINGING_IN)
              .min(Comparator.comparingInt(Call::id));
      if (ringing.isPresent()) {
        desk.forget();
        ringing.get().answer();
      } else if (last(CallState.CONNECTED).isPresent()) {
        calls().forEach(Call::hold);
      } else if (waiting().filter(desk::give).isPresent()) {
        LOG.debug("the held call of line {} is the one that was wanted", index);
      } else if (desk.purpose() == Purpose.NONE && last(CallState.HELD).isPresent()) {
        last(CallState.HELD).get().resume();
      } else if (calls().isEmpty() && told != null && told.offered(appearance).isPresent()) {
        take(told);
      } else {
        open(line.get());
      }
      changes.tell();
    }

    /** Holds privately what is talked on, or opens the line although others use it. */
    @Override
    public void longPress() {
      Optional<Call> up = last(CallState.CONNECTED);
      if (told != null && up.isPresent()) {
        holdPrivately(told, up.get());
      } else if (told != null && calls().isEmpty() && line().isPresent()) {
        open(line().get());
      } else {
        press();
      }
      changes.tell();
    }

    private void holdPrivately(SharedLine line, Call call) {
      try {
        line.holdPrivately(call);
      } catch (CallRefused e) {
        phone.notice(e.getMessage());
      }
    }

    private void take(SharedLine line) {
      try {
        line.take(line.offered(appearance).map(Appearance::number).orElse(0));
      } catch (CallRefused e) {
        phone.notice(e.getMessage());
      }
    }

    private void open(Line line) {
      if (desk.isChosen(index)) {
        desk.cancel();
      } else if (!desk.typed().isEmpty()) {
        desk.choose(line);
        desk.send();
      } else if (last(CallState.DIALING).isEmpty() && last(CallState.RINGING_OUT).isEmpty()) {
        desk.open(Optional.of(line));
      }
    }

    /** What is held here besides the call that something is about to be done with. */
    private Optional<Call> waiting() {
      return calls().stream()
          .filter(call -> call.state() == CallState.HELD && desk.first().orElse(null) != call)
          .max(Comparator.comparingInt(Call::id));
    }

    private Optional<Call> last(CallState state) {
      return calls().stream()
          .filter(call -> call.state() == state)
          .max(Comparator.comparingInt(Call::id));
    }

    @Override
    public void close() {
      unwatch.run();
      unwatchDialogs.run();
      unwatchShared.run();
    }
  }
}
