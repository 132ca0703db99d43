package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.Sipp;

/** Who a call is from, as sipp says it in many ways, and who has answered it. */
class CallerIdentityIT extends WithSipp {
  @Test
  void whoCallsIsShownHoweverItIsSaid() throws Exception {
    takes(
        call("P-Asserted-Identity: \"Ada\" <sip:201@x.example>", "Remote-Party-ID: <sip:9@x>"),
        "from  Ada  sip:201@x.example");
    takes(
        call("Remote-Party-ID: \"Bob \\\"B\\\"\" <sip:202@x.example>;party=calling;privacy=off"),
        "Bob \"B\"",
        "sip:202@x.example");
    takes(
        call()
            .toString()
            .replace("From: <sip:sipp@", "From: \"J\u00fcrgen \\\"J\\\\\\\" \u674e\" <sip:203@"),
        "J\u00fcrgen \"J\\\" \u674e");
    String later = "Diversion: \"Dora\" <sip:301@x.example>;reason=no-answer";
    String first = "Diversion: \"Carl\" <sip:300@x.example>;reason=unconditional";
    takes(call(later, first), "sipp (sent on by Carl)");
    takes(
        call(
            "History-Info: <sip:302@x.example>;index=1",
            "History-Info: <sip:301@x.example?Reason=SIP%3Bcause%3D302>;index=1.1",
            "History-Info: <sip:100@127.0.0.1>;index=1.1.1"),
        "sipp (sent on by 302)");
    takes(
        call(
            "History-Info: <sip:100@x.example>;index=1",
            "History-Info: <sip:100@127.0.0.1;line=1>;index=1.1"),
        "from  sipp  ");
  }

  /** Who is hidden on purpose is not shown (draft-ietf-sip-privacy, RFC 3325). */
  @Test
  void aHiddenIdentityIsNotShown() throws Exception {
    String hidden =
        call("Remote-Party-ID: \"Eve\" <sip:204@x.example>;party=calling;privacy=full")
            .toString()
            .replace("From: <sip:sipp@", "From: \"Anonymous\" <sip:anonymous@");
    try (Sipp sipp = play(hidden)) {
      phone.awaitOutput(Exchange.SOON, "calls", "from +Anonymous .*RINGING_IN");
      assertFalse(phone.exec("calls").contains("204"), "the hidden identity is shown");
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  @Test
  void whoAnswersIsToldWhereThatIsWanted() throws Exception {
    assertFalse(takes(call()).contains("P-Asserted-Identity"));
    restarted("voip/signalling/sip/PAI_On_Replay/enable=1");
    String told = takes(call());
    String ok = told.substring(told.indexOf("SIP/2.0 200 OK"));
    assertTrue(ok.contains("P-Asserted-Identity: <sip:100@127.0.0.1>"), told);
    restarted("voip/signalling/sip/PAI_On_Replay/enable=0");
  }

  /** SIP starts anew with another parameter. */
  private void restarted(String setting) throws Exception {
    phone.exec("config set " + setting);
    Exchange.awaitRegistered(phone);
  }
}
