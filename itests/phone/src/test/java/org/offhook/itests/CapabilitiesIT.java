package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the phone says that it can, to a sipp that asks, and what it refuses for that reason. */
class CapabilitiesIT extends WithSipp {
  @Test
  void optionsTellExactlyWhatIsThere() throws Exception {
    String answer = answered(200, "OPTIONS", "", "", "Timestamp: 54.25");
    assertEquals("54.25", value(answer, "Timestamp").replaceAll("\\s.*", ""));
    assertEquals("application/sdp", value(answer, "Accept"));
    assertTrue(answer.matches("(?s).*To: <[^>]*>;tag=\\S+.*"), answer);
    List<String> allowed = List.of(allValues(answer, "Allow").split(", *"));
    assertEquals(
        List.of(
            "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "INFO", "REFER",
            "NOTIFY"),
        allowed);
    assertEquals("100rel, join, replaces, timer", allValues(answer, "Supported"));
    for (String method : List.of("PUBLISH", "MESSAGE", "REGISTER", "BREAKFAST")) {
      String refused = answered(405, method, "", "", "Event: presence");
      assertEquals(allowed, List.of(allValues(refused, "Allow").split(", *")), method);
    }
    answered(489, "SUBSCRIBE", "", "", "Event: presence");
    // What a capability brings goes with it.
    phone.exec("bundle stop transfer");
    assertEquals("100rel, join, timer", allValues(answered(200, "OPTIONS", "", ""), "Supported"));
    assertEquals("replaces", value(refusedFor("replaces"), "Unsupported"));
    phone.exec("bundle start transfer");
    assertTrue(
        allValues(answered(200, "OPTIONS", "", ""), "Supported").contains("replaces"), "again");
    answered(
        481,
        "INVITE",
        "",
        SDP.formatted("8", ""),
        "Require: replaces",
        "Replaces: a;to-tag=b;from-tag=c");
  }

  @Test
  void bodiesThatAreNoneOfOursAreRefused() throws Exception {
    for (String type :
        List.of(
            "text/plain",
            "application/pkcs7-mime;smime-type=enveloped-data;name=smime.p7m",
            "multipart/signed;protocol=\"application/pkcs7-signature\";micalg=sha1;boundary=b")) {
      String refused = answered(415, "INVITE", type, "MIIBIjANBgkqhkiG9w0BAQ");
      assertEquals("application/sdp", allValuesAt(refused, "415", "Accept"), type);
    }
    // Nothing in common: what is wrong is said in words too.
    String unknown = SDP.formatted("96", "a=rtpmap:96 L24/192000");
    String refused = answered(488, "INVITE", "application/sdp", unknown);
    assertTrue(value(refused, "Warning").matches("3\\d\\d \\S+ \".+\""), refused);
    // For somebody else: nothing is passed on, not even to be refused elsewhere.
    Scenario elsewhere =
        new Scenario(MEDIA).sends("INVITE", "application/sdp", SDP.formatted("8", "")).hears(483);
    played(
        elsewhere
            .asks("ACK", 1, "")
            .toString()
            .replace("sip:[service]@", "sip:nobody@")
            .replaceFirst("Max-Forwards: 70", "Max-Forwards: 0"));
    // For us it is still good for nothing less.
    Scenario ours = new Scenario(MEDIA).invites("sendrecv").hears(200).asks("ACK", 1, "");
    String text = ours.receives("BYE").agrees("200 OK", "").toString();
    takes(text.replaceFirst("Max-Forwards: 70", "Max-Forwards: 0"));
  }

  private static String allValuesAt(String messages, String code, String header) {
    return allValues(messages.substring(0, messages.indexOf("ACK sip:")), header);
  }
}
