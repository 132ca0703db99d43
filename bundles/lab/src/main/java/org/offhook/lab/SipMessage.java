package org.offhook.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A SIP message (RFC 3261 section 7). Used by one thread. */
final class SipMessage {
  private static final List<String> MIRRORED = List.of("Via", "From", "To", "Call-ID", "CSeq");

  /** Request line or status line. */
  final String startLine;

  /** Method of a request, or of the request that a response answers. */
  final String method;

  /** Request-URI; empty in a response. */
  final String uri;

  /** Status code; 0 in a request. */
  final int code;

  final List<Field> fields = new ArrayList<>();
  String body = "";

  private SipMessage(String startLine, String method, String uri, int code) {
    this.startLine = startLine;
    this.method = method;
    this.uri = uri;
    this.code = code;
  }

  static SipMessage request(String method, String uri) {
    return new SipMessage(method + " " + uri + " SIP/2.0", method, uri, 0);
  }

  static SipMessage response(int code, String reason, String method) {
    return new SipMessage("SIP/2.0 " + code + " " + reason, method, "", code);
  }

  /** The response to this request: Via, From, To, Call-ID and CSeq are taken over. */
  SipMessage reply(int code, String reason) {
    SipMessage reply = response(code, reason, method);
    for (Field field : fields) {
      if (MIRRORED.contains(field.name())) {
        reply.fields.add(field);
      }
    }
    return reply;
  }

  /** The same request for another target. */
  SipMessage retarget(String target) {
    SipMessage next = request(method, target);
    next.fields.addAll(fields);
    next.body = body;
    return next;
  }

  boolean isRequest() {
    return code == 0;
  }

  /** The first value of a header, or empty. */
  String first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return "";
  }

  List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  SipMessage add(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /** Puts a field before all others. */
  void push(String name, String value) {
    fields.add(0, new Field(name, value));
  }

  /** Removes the first field of a name. */
  void pop(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        fields.remove(i);
        return;
      }
    }
  }

  /** Replaces the first field of a name in place, or adds it. */
  SipMessage set(String name, String value) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        fields.set(i, new Field(name, value));
        return this;
      }
    }
    return add(name, value);
  }

  SipMessage sdp(String description) {
    body = description;
    return set("Content-Type", "application/sdp");
  }

  String callId() {
    return first("Call-ID");
  }

  String toTag() {
    return NameAddress.parse(first("To")).tag();
  }

  String fromTag() {
    return NameAddress.parse(first("From")).tag();
  }

  byte[] encode() {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(startLine).append("\r\n");
    for (Field field : fields) {
      if (!field.name().equalsIgnoreCase("Content-Length")) {
        text.append(field.name()).append(": ").append(field.value()).append("\r\n");
      }
    }
    text.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
