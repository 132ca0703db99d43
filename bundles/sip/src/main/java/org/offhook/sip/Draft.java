package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.sip.Header;

/**
 * A request before it is known where it goes: everything but Via, CSeq, Contact and credentials.
 *
 * @param method method
 * @param uri Request-URI
 * @param from From with tag
 * @param to To, with tag inside a dialog
 * @param callId Call-ID
 * @param routes Route values in order, each in angle brackets
 * @param contact parameters after the Contact's address, or null without Contact
 * @param headers further headers
 * @param contentType type of the body
 * @param body body, or empty
 */
record Draft(
    String method,
    String uri,
    String from,
    String to,
    String callId,
    List<String> routes,
    String contact,
    List<Header> headers,
    String contentType,
    String body) {

  /** The same with more headers. */
  Draft with(List<Header> more) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(more);
    return new Draft(method, uri, from, to, callId, routes, contact, all, contentType, body);
  }

  /**
   * The same without who we are (RFC 3323 section 4.1.1.3); only our own server is told (RFC 3325
   * section 9.2).
   */
  Draft anonymous(String addressOfRecord) {
    String tag = from.substring(from.lastIndexOf(";tag="));
    String nobody = "\"Anonymous\" <sip:anonymous@anonymous.invalid>" + tag;
    return new Draft(method, uri, nobody, to, callId, routes, contact, headers, contentType, body)
        .with(List.of(new Header("P-Preferred-Identity", "<" + addressOfRecord + ">")));
  }

  /** The same with a body. */
  Draft carrying(String type, String text) {
    return new Draft(method, uri, from, to, callId, routes, contact, headers, type, text);
  }

  /** The same by the routes of a way, where it has its own. */
  Draft on(Way way) {
    return way.routes() == null ? this : towards(uri, way.routes());
  }

  /** The same to another Request-URI, by other routes. */
  Draft towards(String other, List<String> otherRoutes) {
    return new Draft(
        method, other, from, to, callId, otherRoutes, contact, headers, contentType, body);
  }
}
