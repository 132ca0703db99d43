package org.offhook.itests;

import java.util.ArrayList;
import java.util.List;

/** A scenario for sipp, written step by step; sipp fails it at the first message that differs. */
final class Scenario {
  private static final String SDP =
      """
      v=0
      o=sipp 1 %d IN IP4 [local_ip]
      s=-
      c=IN IP4 [local_ip]
      t=0 0
      m=audio %s RTP/AVP 8
      a=rtpmap:8 PCMA/8000
      a=%s
      """;

  private static final String FIRST =
      """
      <recv request="%s" crlf="true" %s><action>
        <ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="from"/>
        <ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="to"/>
        <ereg regexp="sip:[^&gt;]*" search_in="hdr" header="Contact:" check_it="true"
          assign_to="target"/>
      </action></recv>
      <Reference variables="from,to,target"/>
      """;

  private static final String NOTIFY =
      """
      <send retrans="500"><![CDATA[

      NOTIFY [$target] SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From:[$to];tag=[pid]s[call_number]
      To:[$from]
      Call-ID: [call_id]
      CSeq: %d NOTIFY
      Max-Forwards: 70
      Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
      Event: %s
      Subscription-State: %s
      Content-Type: %s
      Content-Length: [len]

      %s
      ]]></send>
      <recv response="200"/>
      """;

  private final StringBuilder steps = new StringBuilder();
  private final List<String> found = new ArrayList<>();
  private final String mediaPort;
  private int sessionVersion;

  /** With the port that its session descriptions name; {@code [media_port]} is sipp's own. */
  Scenario(String mediaPort) {
    this.mediaPort = mediaPort;
  }

  /** Somebody is called, as some part of the INVITE must say, and answers. */
  static Scenario called(String expression) {
    return new Scenario("[media_port]")
        .receives("INVITE", expression)
        .answersWithSdp("200 OK", "sendrecv")
        .receives("ACK");
  }

  /** A user is called, answers, and hears the end. */
  static String callee(String user) {
    return called("INVITE sip:" + user + "@").isEnded().toString();
  }

  /** Somebody calls and is answered. */
  static Scenario calls() {
    return new Scenario("[media_port]").invites("sendrecv").hears(200).asks("ACK", 1, "");
  }

  /** The phone holds the call. */
  Scenario isHeld() {
    return receives("INVITE", "a=sendonly").agrees("200 OK", "recvonly").receives("ACK");
  }

  /** The phone sends a digit by INFO. */
  Scenario hearsDigit(char digit) {
    return receives("INFO", "Signal= ?" + digit).agrees("200 OK", "");
  }

  /** The phone ends the call. */
  Scenario isEnded() {
    return receives("BYE").agrees("200 OK", "");
  }

  /** Waits for a request. */
  Scenario receives(String request) {
    steps.append("<recv request=\"%s\" crlf=\"true\"/>%n".formatted(request));
    return this;
  }

  /** Waits for a request, some part of which must match. */
  Scenario receives(String request, String expression) {
    steps.append("<recv request=\"%s\" crlf=\"true\">%n".formatted(request));
    return mustMatch(expression);
  }

  /**
   * Waits for a request that begins a dialog, and keeps for {@link #notifies} whom it is from.
   *
   * @param attributes further attributes of sipp, such as {@code optional="true"}
   */
  Scenario receivesFirst(String request, String attributes) {
    steps.append(FIRST.formatted(request, attributes));
    return this;
  }

  /** Tells who was received first. */
  Scenario notifies(int number, String event, String state, String type, String body) {
    steps.append(NOTIFY.formatted(number, event, state, type, body.strip()));
    return this;
  }

  /** A step as sipp has it. */
  Scenario step(String xml) {
    steps.append(xml).append('\n');
    return this;
  }

  /** Waits for a response, passing over provisional ones. */
  Scenario hears(int code) {
    provisional(code);
    steps.append("<recv response=\"%d\"/>%n".formatted(code));
    return this;
  }

  /** Waits for a response, some part of which must match. */
  Scenario hears(int code, String expression) {
    provisional(code);
    steps.append("<recv response=\"%d\">%n".formatted(code));
    return mustMatch(expression);
  }

  private void provisional(int but) {
    for (int code : new int[] {100, 180, 183}) {
      if (but >= 200) {
        steps.append("<recv response=\"%d\" optional=\"true\"/>%n".formatted(code));
      } else if (code == 100 && but != 100) {
        steps.append("<recv response=\"100\" optional=\"true\"/>\n");
      }
    }
  }

  private Scenario mustMatch(String expression) {
    String name = "found" + found.size();
    found.add(name);
    steps.append(
        "<action><ereg regexp=\"%s\" search_in=\"msg\" check_it=\"true\" assign_to=\"%s\"/></action></recv>%n"
            .formatted(expression, name));
    return this;
  }

  /** Waits for ringing that wants to be acknowledged (RFC 3262), and acknowledges it. */
  Scenario hearsReliably(int code, int number) {
    String name = "found" + found.size();
    found.add(name);
    provisional(code);
    steps.append(
        "<recv response=\"%d\"><action><ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"RSeq:\" check_it=\"true\" assign_to=\"%s\"/></action></recv>%n"
            .formatted(code, name));
    return asks("PRACK", number, "", "RAck: [$" + name + "] 1 INVITE")
        .hears(200, "CSeq: *" + number + " PRACK");
  }

  /** Answers the last request, without a body. */
  Scenario answers(String status, String... headers) {
    return reply(status, "", headers);
  }

  /** Answers the last request with a session description. */
  Scenario answersWithSdp(String status, String direction, String... headers) {
    return reply(status, sdp(direction), headers);
  }

  private Scenario reply(String status, String body, String... headers) {
    return send(
        "SIP/2.0 " + status,
        "[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]s[call_number]\n[last_Call-ID:]\n[last_CSeq:]"
            + "\n[last_Record-Route:]",
        body,
        headers);
  }

  /** Answers a request within the dialog, whose To has its tag already. */
  Scenario agrees(String status, String direction, String... headers) {
    return send(
        "SIP/2.0 " + status,
        "[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]",
        direction.isEmpty() ? "" : sdp(direction),
        headers);
  }

  /** Opens a call, with a session description unless the direction is empty. */
  Scenario invites(String direction, String... headers) {
    return request("INVITE", 1, "", direction, headers);
  }

  /** Sends a request within the dialog. */
  Scenario asks(String method, int number, String direction, String... headers) {
    return request(method, number, "[peer_tag_param]", direction, headers);
  }

  /** Sends a request outside of dialogs with a body of any type; lines of it end as SDP's do. */
  Scenario sends(String method, String type, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!type.isEmpty()) {
      all.add("Content-Type: " + type);
    }
    return send(
        method + " sip:[service]@[remote_ip]:[remote_port] SIP/2.0",
        head(method, 1, ""),
        body,
        all.toArray(String[]::new));
  }

  private Scenario request(
      String method, int number, String tag, String direction, String... headers) {
    return send(
        method + " sip:[service]@[remote_ip]:[remote_port] SIP/2.0",
        head(method, number, tag),
        direction.isEmpty() ? "" : sdp(direction),
        headers);
  }

  private static String head(String method, int number, String tag) {
    return """
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        From: <sip:sipp@[local_ip]:[local_port]>;tag=[pid]s[call_number]
        To: <sip:[service]@[remote_ip]:[remote_port]>%s
        Call-ID: [call_id]
        CSeq: %d %s
        Max-Forwards: 70"""
        .formatted(tag, number, method);
  }

  private String sdp(String direction) {
    return SDP.formatted(++sessionVersion, mediaPort, direction);
  }

  private Scenario send(String first, String head, String body, String... headers) {
    steps.append("<send><![CDATA[\n\n").append(first).append('\n').append(head).append('\n');
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Contact:"))) {
      steps.append("Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>\n");
    }
    for (String header : headers) {
      steps.append(header).append('\n');
    }
    if (!body.isEmpty()
        && List.of(headers).stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
      steps.append("Content-Type: application/sdp\n");
    }
    steps.append("Content-Length: [len]\n\n").append(body).append("\n]]></send>\n");
    return this;
  }

  /** Pauses, in milliseconds. */
  Scenario waits(int millis) {
    steps.append("<pause milliseconds=\"%d\"/>%n".formatted(millis));
    return this;
  }

  /** The XML. */
  @Override
  public String toString() {
    String used =
        found.isEmpty() ? "" : "<Reference variables=\"%s\"/>%n".formatted(String.join(",", found));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"offhook\">\n"
        + steps
        + used
        + "</scenario>\n";
  }
}
