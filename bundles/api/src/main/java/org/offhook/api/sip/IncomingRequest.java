package org.offhook.api.sip;

import java.util.List;

/** A request that somebody above the engine must answer, once, on the phone thread. */
public interface IncomingRequest {
  /** Method, in capitals. */
  String method();

  /** Who sent it. */
  Party from();

  /** All values of a header, in order; any letter case. */
  List<String> headers(String name);

  /** Type of the body, or empty. */
  String contentType();

  /** The body, or empty. */
  String body();

  /** Answers it. */
  void respond(Response response);
}
