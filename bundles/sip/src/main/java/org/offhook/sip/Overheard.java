package org.offhook.sip;

import java.util.List;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;

/** A request that the engine answers itself; what it carries may interest those above. */
record Overheard(IncomingRequest request) implements IncomingRequest {
  @Override
  public String method() {
    return request.method();
  }

  @Override
  public Party from() {
    return request.from();
  }

  @Override
  public List<String> headers(String name) {
    return request.headers(name);
  }

  @Override
  public String contentType() {
    return request.contentType();
  }

  @Override
  public String body() {
    return request.body();
  }

  @Override
  public void respond(Response response) {
    // It is answered already.
  }
}
