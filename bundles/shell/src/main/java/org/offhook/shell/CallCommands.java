package org.offhook.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.ServerStanding;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands about lines and calls. Each takes the number of a call, or means the one there is. */
@Component(
    service = CallCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=lines",
      "osgi.command.function=calls",
      "osgi.command.function=answer",
      "osgi.command.function=reject",
      "osgi.command.function=hold",
      "osgi.command.function=resume",
      "osgi.command.function=mute",
      "osgi.command.function=unmute",
      "osgi.command.function=dtmf",
      "osgi.command.function=hangup"
    })
public final class CallCommands {
  private final PhoneThread thread;
  private final Phone phone;

  /** With the phone it operates. */
  @Activate
  public CallCommands(@Reference PhoneThread thread, @Reference Phone phone) {
    this.thread = thread;
    this.phone = phone;
  }

  /** Lists the lines. */
  public String lines() throws Exception {
    return onPhone(
        () -> {
          Columns columns = new Columns("LINE", "LABEL", "ADDRESS", "STATE", "ANSWER", "SERVER");
          for (Line line : phone.lines()) {
            columns.row(
                line.index(),
                line.label(),
                line.addressOfRecord(),
                line.registration().phase(),
                answer(line.registration()),
                line.registration().server() + (isAtSecond(line) ? " (secondary)" : ""));
          }
          return columns.isEmpty() ? "no lines" : columns.toString();
        });
  }

  private static boolean isAtSecond(Line line) {
    int best = line.servers().stream().mapToInt(ServerStanding::rank).min().orElse(0);
    return line.servers().stream()
        .filter(ServerStanding::registered)
        .findFirst()
        .filter(server -> server.rank() > best)
        .isPresent();
  }

  /** Lists the calls. */
  public String calls() throws Exception {
    return onPhone(
        () -> {
          Columns columns =
              new Columns("CALL", "", "WHO", "ADDRESS", "STATE", "TIME", "LINE", "CODEC");
          for (Call call : phone.calls()) {
            columns.row(
                call.id(),
                call.incoming() ? "from" : "to",
                who(call),
                call.remote().uri(),
                call.state() + (call.heldByPeer() ? " (held there)" : ""),
                time(call.talkTime()),
                call.line().index(),
                call.report().codec());
          }
          return columns.isEmpty() ? "no calls" : columns.toString();
        });
  }

  private static String who(Call call) {
    return call.remote().label()
        + Optional.ofNullable(call.session())
            .flatMap(Session::divertedBy)
            .map(by -> " (sent on by " + by.label() + ")")
            .orElse("");
  }

  private static String answer(RegistrationState state) {
    return state.code() == 0 ? state.reason() : state.code() + " " + state.reason();
  }

  static String time(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /** Answers a ringing call. */
  public String answer(String... id) throws Exception {
    return with(id, CallState.RINGING_IN, "answered", Call::answer);
  }

  /** Rejects a ringing call. */
  public String reject(String... id) throws Exception {
    return with(id, CallState.RINGING_IN, "rejected", Call::reject);
  }

  /** Puts a call on hold. */
  public String hold(String... id) throws Exception {
    return with(id, CallState.CONNECTED, "on hold", Call::hold);
  }

  /** Takes a call off hold. */
  public String resume(String... id) throws Exception {
    return with(id, CallState.HELD, "resumed", Call::resume);
  }

  /** Silences the microphone. */
  public String mute(String... id) throws Exception {
    return with(id, CallState.CONNECTED, "muted", call -> call.mute(true));
  }

  /** Opens the microphone again. */
  public String unmute(String... id) throws Exception {
    return with(id, CallState.CONNECTED, "not muted", call -> call.mute(false));
  }

  /** Ends a call, or all. */
  public String hangup(String... id) throws Exception {
    if (id.length == 1 && id[0].equals("all")) {
      return onPhone(
          () -> {
            List<Call> calls = phone.calls();
            calls.forEach(Call::hangup);
            return calls.size() + " calls ended";
          });
    }
    return with(id, null, "ended", Call::hangup);
  }

  /** Sends digits. */
  public String dtmf(String... words) throws Exception {
    if (words.length == 0 || words.length > 2) {
      throw CommandFault.usage("usage: dtmf [CALL] DIGITS, for example: dtmf 123#");
    }
    String digits = words[words.length - 1];
    if (!digits.matches("[0-9*#A-Da-d,p]+")) {
      throw CommandFault.usage("digits \"" + digits + "\", expected 0-9 * # A-D and , for a pause");
    }
    String[] id = words.length == 2 ? new String[] {words[0]} : new String[0];
    return with(id, CallState.CONNECTED, "digits sent", call -> call.sendDigits(digits));
  }

  private interface Action {
    void on(Call call);
  }

  private String with(String[] id, CallState state, String done, Action action) throws Exception {
    return onPhone(
        () -> {
          Call call = choose(id, state);
          action.on(call);
          return "call %d %s".formatted(call.id(), done);
        });
  }

  private Call choose(String[] id, CallState state) throws CommandFault {
    if (id.length > 1) {
      throw CommandFault.usage("one call number is enough; see calls");
    }
    List<Call> fitting =
        phone.calls().stream()
            .filter(call -> id.length == 0 || String.valueOf(call.id()).equals(id[0]))
            .filter(call -> id.length == 1 || state == null || call.state() == state)
            .toList();
    if (fitting.isEmpty()) {
      String which = state == null ? "" : " that is " + state;
      throw CommandFault.failed(
          id.length == 0 ? "there is no call" + which : "there is no call " + id[0]);
    }
    if (fitting.size() > 1) {
      return phone
          .active()
          .filter(fitting::contains)
          .orElseThrow(() -> CommandFault.failed("which call? see calls"));
    }
    return fitting.get(0);
  }

  private String onPhone(java.util.concurrent.Callable<String> task) throws Exception {
    return onPhone(thread, task);
  }

  /** Runs a task on the phone thread; what it throws comes back as it is. */
  static <T> T onPhone(PhoneThread thread, java.util.concurrent.Callable<T> task) throws Exception {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
