package org.offhook.sip;

import java.util.List;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;

/** A request that somebody above the engine answers. */
final class OpenRequest implements IncomingRequest {
  private final Incoming incoming;

  OpenRequest(Incoming incoming) {
    this.incoming = incoming;
  }

  @Override
  public String method() {
    return incoming.method();
  }

  @Override
  public Party from() {
    return Parties.of(incoming.request(), "From");
  }

  @Override
  public List<String> headers(String name) {
    return Msg.values(incoming.request(), name);
  }

  @Override
  public String contentType() {
    return Msg.contentType(incoming.request());
  }

  @Override
  public String body() {
    return Msg.body(incoming.request());
  }

  @Override
  public void respond(Response response) {
    List<Header> headers =
        response.headers().stream()
            .filter(header -> !header.name().equalsIgnoreCase("Content-Type"))
            .toList();
    incoming.respond(response.code(), response.reason(), headers);
  }
}
