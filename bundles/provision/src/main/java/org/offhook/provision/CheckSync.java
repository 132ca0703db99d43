package org.offhook.provision;

import java.util.List;
import java.util.Locale;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.RequestHandler;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A server asks the phone to look for new files: {@code Event: check-sync}, with {@code
 * ;reboot=true} to start anew in any case, with {@code ;reboot=false} never to.
 */
@Component(
    property = {RequestHandler.METHOD + "=NOTIFY", RequestHandler.EVENT + "=check-sync"},
    service = RequestHandler.class)
public final class CheckSync implements RequestHandler {
  private final Provisioner provisioner;

  /** With whom it asks. */
  @Activate
  public CheckSync(@Reference Provisioner provisioner) {
    this.provisioner = provisioner;
  }

  @Override
  public void handle(IncomingRequest request) {
    request.respond(new Response(200, "OK", List.of(), ""));
    String event =
        request.headers("Event").stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
    provisioner.serverAsks(event.replaceAll("\\s", "").contains(";reboot=true"));
  }
}
