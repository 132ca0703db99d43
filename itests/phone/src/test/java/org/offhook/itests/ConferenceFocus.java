package org.offhook.itests;

/** Conference servers for sipp: rooms that phones are brought to (RFC 4353, RFC 4579). */
final class ConferenceFocus {
  private static final String MARKED = "Contact: <sip:room7@[local_ip]:[local_port]>;isfocus";
  private static final String SOMEBODY =
      """
      <conference-info xmlns="urn:ietf:params:xml:ns:conference-info"
        entity="sip:room7@127.0.0.1" state="full" version="1"><users>
      <user entity="sip:700@127.0.0.1"><display-text>Seven Hundred</display-text>
      <endpoint entity="sip:700@127.0.0.1"><status>connected</status></endpoint></user>
      </users></conference-info>
      """;

  private ConferenceFocus() {}

  /**
   * Takes whoever calls into room 7, and tells who asks that user 700 is there too.
   *
   * @param mark stands after its Contact, {@code ;isfocus} or nothing
   */
  static String room(String mark) {
    return new Scenario("[media_port]")
        .receivesFirst("SUBSCRIBE", "optional=\"true\" next=\"9\"")
        .step("<recv request=\"INVITE\" rrs=\"true\"/>")
        .answersWithSdp("200 OK", "sendrecv", "Contact: <sip:room7@[local_ip]:[local_port]>" + mark)
        .receives("ACK")
        .isEnded()
        .step("<nop next=\"99\"/>")
        .step("<label id=\"9\"/>")
        .answers("200 OK", MARKED, "Expires: 600")
        .notifies(
            1, "conference", "active;expires=600", "application/conference-info+xml", SOMEBODY)
        .receives("SUBSCRIBE")
        .agrees("200 OK", "", MARKED, "Expires: 0")
        .step("<label id=\"99\"/>")
        .toString();
  }

  /** Makes a room for who calls, and calls others when it is asked to: see {@link #asked}. */
  static Scenario calling() {
    return new Scenario("[media_port]")
        .receivesFirst("INVITE", "")
        .answersWithSdp("200 OK", "sendrecv", MARKED)
        .receives("ACK");
  }

  /** It is asked to call a user in the place of a call of the phone, and tells the outcome. */
  static Scenario asked(Scenario focus, int user, String outcome) {
    return focus
        .receives("REFER", "Refer-To: .sip:" + user + ".*Replaces=.*to-tag")
        .agrees("202 Accepted", "", MARKED)
        .notifies(
            user, "refer", "terminated;reason=noresource", "message/sipfrag", "SIP/2.0 " + outcome);
  }
}
