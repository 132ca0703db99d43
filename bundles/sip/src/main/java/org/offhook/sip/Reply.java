package org.offhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Response;

/**
 * What came back: a response, or the lack of one.
 *
 * @param code SIP code; 408 for silence, 503 for a transport error
 * @param reason reason phrase, or what failed
 * @param message the response; null when there was none
 * @param server who was asked; null when nobody could be
 */
record Reply(int code, String reason, SIPResponse message, Server server) {

  static Reply of(SIPResponse message, Server server) {
    String reason = message.getReasonPhrase() == null ? "" : message.getReasonPhrase();
    return new Reply(message.getStatusCode(), Text.clean(reason), message, server);
  }

  static Reply none(int code, String reason, Server server) {
    return new Reply(code, reason, null, server);
  }

  boolean success() {
    return code >= 200 && code < 300;
  }

  boolean isFinal() {
    return code >= 200;
  }

  /** Tag of the To header, or empty. */
  String toTag() {
    String tag = message == null ? null : message.getToTag();
    return tag == null ? "" : tag;
  }

  List<String> values(String header) {
    return message == null ? List.of() : Msg.values(message, header);
  }

  /** A header's number, or the fallback. */
  int number(String header, int fallback) {
    return message == null ? fallback : Msg.number(message, header, fallback);
  }

  Optional<String> sdp() {
    return message == null ? Optional.empty() : Msg.sdp(message);
  }

  /** The same for those above the engine. */
  Response response() {
    return message == null
        ? new Response(code, reason, List.of(), "")
        : new Response(code, reason, Msg.headers(message), Msg.body(message));
  }

  /** Seconds of Retry-After, or -1. */
  int retryAfter() {
    return number("Retry-After", -1);
  }
}
