package org.offhook.auto.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The server answers, holds and resumes a call for the person: NOTIFY within its dialog with the
 * event {@code talk} or {@code hold}, as call centres send it.
 */
@Component(
    service = CallRequestHandler.class,
    configurationPid = AutoAnswerConfig.PID,
    property = CallRequestHandler.METHOD + "=NOTIFY")
public final class RemoteControl implements CallRequestHandler {
  private static final Set<String> EVENTS = Set.of("talk", "hold");
  private final boolean allowed;

  /** With its parameters. */
  @Activate
  public RemoteControl(AutoAnswerConfig config) {
    this.allowed = config.talkEvent();
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    String event =
        request.headers("Event").stream()
            .findFirst()
            .map(value -> value.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
            .orElse("");
    if (!allowed || !EVENTS.contains(event)) {
      return false;
    }
    request.respond(new Response(200, "OK", List.of(), ""));
    if (event.equals("hold")) {
      if (call.state() == CallState.CONNECTED) {
        call.hold();
      }
    } else if (call.state() == CallState.RINGING_IN) {
      call.answer();
    } else if (call.state() == CallState.HELD) {
      call.resume();
    }
    return true;
  }
}
