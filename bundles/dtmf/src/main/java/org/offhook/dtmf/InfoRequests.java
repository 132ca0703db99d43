package org.offhook.dtmf;

import java.util.List;
import java.util.OptionalInt;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes digits that come by SIP INFO inside a call. */
@Component(property = CallRequestHandler.METHOD + "=INFO")
public final class InfoRequests implements CallRequestHandler {
  private final HeardDigits heard;

  /** With whom it tells. */
  @Activate
  public InfoRequests(@Reference HeardDigits heard) {
    this.heard = heard;
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    if (!request.method().equals("INFO") || !InfoBody.isDtmf(request.contentType())) {
      return false;
    }
    OptionalInt event = InfoBody.event(request.body());
    if (event.isEmpty()) {
      request.respond(new Response(400, "Signal expected: 0-9, *, #, A-D", List.of(), ""));
      return true;
    }
    request.respond(new Response(200, "OK", List.of(), ""));
    heard.tell(call, Digit.ofEvent(event.getAsInt()));
    return true;
  }
}
