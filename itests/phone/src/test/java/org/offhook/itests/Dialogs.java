package org.offhook.itests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the requests of a sipp scenario that has several dialogs at once:
 * {@code @INVITE:NAME[:HEADER]@}, {@code @ACK:NAME:CSEQ@}, {@code @BYE:NAME:CSEQ@}; and, of its
 * responses, {@code @ANSWERED:NAME@}, a 200 that it waits for, and {@code @OK@}, the one that it
 * answers the last request with. The dialog called {@code first} has sipp's own Call-ID, the others
 * one derived from it. A BYE finds the tag of the phone in the variable of the name of its dialog.
 */
final class Dialogs {
  private static final Pattern REQUEST =
      Pattern.compile("@(INVITE|ACK|BYE|ANSWERED):([a-z]+)(?::([^@]*))?@");
  private static final String ANSWERED =
      """
      <recv response="200"><action>
        <ereg regexp=";tag=([^;]*)" search_in="hdr" header="To:" check_it="true"
          assign_to="to%1$s,%1$s"/>
      </action></recv>
      <Reference variables="to%1$s,%1$s"/>
      """;
  private static final String MATCHES =
      """
      <action>
        <ereg regexp="%s" search_in="msg" check_it="true" assign_to="matched"/>
      </action>
      """;
  private static final String OK =
      """
      <send><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

      ]]></send>
      """;
  private static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio [media_port] RTP/AVP 8
      a=rtpmap:8 PCMA/8000
      """;

  private Dialogs() {}

  static String written(String scenario) {
    Matcher request = REQUEST.matcher(scenario.replace("@OK@", OK));
    StringBuilder text = new StringBuilder();
    while (request.find()) {
      request.appendReplacement(
          text,
          Matcher.quoteReplacement(
              request(request.group(1), request.group(2), String.valueOf(request.group(3)))));
    }
    return request.appendTail(text).toString();
  }

  /**
   * A call that gets these responses, and none besides 100: the last is final and refuses it.
   *
   * @param header one more header of the INVITE, or empty
   * @param responses codes, each perhaps with a blank and an expression that the response matches
   */
  static String refused(String header, String... responses) {
    StringBuilder scenario =
        new StringBuilder("<?xml version=\"1.0\"?><scenario name=\"refused\">");
    scenario.append(header.isEmpty() ? "@INVITE:first@" : "@INVITE:first:" + header + "@");
    scenario.append("<recv response=\"100\" optional=\"true\"/>");
    for (String response : responses) {
      String[] parts = response.split(" ", 2);
      scenario.append("<recv response=\"").append(parts[0]).append("\">");
      scenario.append(parts.length == 1 ? "" : MATCHES.formatted(escaped(parts[1])));
      scenario.append("</recv>");
    }
    // sipp wants whatever is assigned to be used.
    String used = scenario.indexOf("\"matched\"") < 0 ? "" : "<Reference variables=\"matched\"/>";
    return written(scenario + used + "@ACK:first:1@</scenario>");
  }

  private static String escaped(String expression) {
    return expression.replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String request(String method, String name, String more) {
    if (method.equals("ANSWERED")) {
      return ANSWERED.formatted(name);
    }
    boolean invite = method.equals("INVITE");
    String callId = name.equals("first") ? "[call_id]" : name + "///[call_id]";
    String to =
        switch (method) {
          case "INVITE" -> "To: <sip:100@127.0.0.1>";
          case "ACK" -> "[last_To:]";
          default -> "To: <sip:100@127.0.0.1>;tag=[$" + name + "]";
        };
    return "<send><![CDATA[\n"
        + (method + " sip:100@[remote_ip]:[remote_port] SIP/2.0\n")
        + "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
        + ("From: <sip:sipp@[local_ip]>;tag=" + name + "\n")
        + (to + "\n")
        + ("Call-ID: " + callId + "\n")
        + ("CSeq: " + (invite ? "1" : more) + " " + method + "\n")
        + "Contact: <sip:sipp@[local_ip]:[local_port]>\nMax-Forwards: 70\n"
        + (invite && !more.equals("null") ? more + "\n" : "")
        + (invite
            ? "Content-Type: application/sdp\nContent-Length: [len]\n\n" + SDP
            : "Content-Length: 0\n\n")
        + "]]></send>";
  }
}
