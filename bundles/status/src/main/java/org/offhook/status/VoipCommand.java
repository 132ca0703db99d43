package org.offhook.status;

import java.util.Locale;
import org.offhook.api.media.MediaReport;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.RegistrationState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code voip}. */
@Component(
    service = VoipCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=voip",
      "offhook.help=voip",
      "offhook.help=Shows each line with its registration, and each call with its codec.",
      "offhook.help=example: voip"
    })
public final class VoipCommand {
  private final PhoneThread thread;
  private final Phone phone;

  /** With the phone it shows. */
  @Activate
  public VoipCommand(@Reference PhoneThread thread, @Reference Phone phone) {
    this.thread = thread;
    this.phone = phone;
  }

  /** The command. */
  public String voip() throws InterruptedException {
    return thread.ask(this::told);
  }

  private String told() {
    Rows rows = new Rows();
    rows.row("phone", phone.calls().isEmpty() ? "idle" : phone.calls().size() + " calls");
    for (Line line : phone.lines()) {
      RegistrationState state = line.registration();
      String answer = state.code() == 0 ? "" : " %d %s".formatted(state.code(), state.reason());
      rows.row(
          "line " + line.index(),
          "%s %s%s %s".formatted(line.addressOfRecord(), state.phase(), answer, state.server()));
    }
    for (Call call : phone.calls()) {
      rows.row("call " + call.id(), told(call));
    }
    return rows.toString();
  }

  private static String told(Call call) {
    MediaReport media = call.report();
    return "%s %s line %d %s %d:%02d codec %s sent %d received %d lost %d jitter %s ms"
        .formatted(
            call.incoming() ? "from" : "to",
            call.remote().uri(),
            call.line().index(),
            call.state(),
            call.talkTime().toMinutes(),
            call.talkTime().toSecondsPart(),
            media.codec().isEmpty() ? "none" : media.codec(),
            media.packetsSent(),
            media.packetsReceived(),
            media.packetsLost(),
            String.format(Locale.ROOT, "%.1f", media.jitterMillis()));
  }
}
