package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lab takes for a SIP message, and what not. */
class SipParserTest {
  private static final String GOOD =
      "INVITE sip:600@127.0.0.1:5070;user=phone SIP/2.0\r\n"
          + "v: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP a.b:99;branch=x\r\n"
          + "f: \"A, \\\"B\\\" <c>\" <sip:a@b>;tag=1\r\n"
          + "TO: sip:600@127.0.0.1\r\n"
          + "i: 7@8\r\n"
          + "cseq: 1 INVITE\r\n"
          + "Subject: folded\r\n line\r\n"
          + "l: 3\r\n\r\nabc";

  private static SipMessage parse(String text) throws BadMessage {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SipParser.datagram(bytes, bytes.length);
  }

  @Test
  void shortNamesListsAndFoldingAreUnderstood() throws BadMessage {
    SipMessage message = parse(GOOD);
    assertEquals("INVITE", message.method);
    assertEquals(2, message.all("Via").size());
    assertEquals("1", message.fromTag());
    assertEquals("", message.toTag());
    assertEquals("folded line", message.first("subject"));
    assertEquals("abc", message.body);
    SipMessage again = parse(new String(message.encode(), StandardCharsets.UTF_8));
    assertEquals(message.fields.size(), again.fields.size());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    for (String bad :
        List.of(
            GOOD.replace("SIP/2.0\r\nv", "SIP/3.0\r\nv"),
            GOOD.replace("cseq: 1 INVITE", "cseq: 2147483648 INVITE"),
            GOOD.replace("cseq: 1 INVITE", "cseq: 1 BYE"),
            GOOD.replace("cseq: 1 INVITE", "cseq: x"),
            GOOD.replace("l: 3", "l: 4"),
            GOOD.replace("l: 3", "l: -1"),
            GOOD.replace("l: 3", "l: 99999999999"),
            GOOD.replace("i: 7@8\r\n", ""),
            GOOD.replace("v: SIP/2.0/UDP 127", "v: SIP/2.0 127"),
            GOOD.replace("TO: sip:600@127.0.0.1", "TO: <sip:600@127.0.0.1"),
            GOOD.replace("Subject:", "Sub ject"),
            GOOD.replace("\r\n\r\n", "\r\n"),
            "")) {
      assertThrows(BadMessage.class, () -> parse(bad), bad);
    }
  }

  @Test
  void addressesAreRead() throws BadMessage {
    SipAddress address = SipAddress.parse("sip:a;x=1:pw@LocalHost:99;Transport=TCP;lr?h=1");
    assertEquals("localhost", address.host());
    assertEquals(99, address.port());
    assertEquals("tcp", address.transport());
    assertTrue(address.isLoopback());
    assertThrows(BadMessage.class, () -> SipAddress.parse("sip:a@b:99999"));
    assertThrows(BadMessage.class, () -> SipAddress.parse("tel:+1"));
    assertEquals("0", NameAddress.parse("<sip:a@b>;q=1;expires=0").parameter("expires"));
  }

  @Test
  void descriptionsAreRead() throws BadMessage {
    Description held =
        Description.parse("c=IN IP4 0.0.0.0\r\nm=audio 9 RTP/AVP 8\r\nm=video 7 RTP/AVP 99\r\n");
    assertEquals("PCMA", held.name(8));
    assertTrue(!held.receives());
    assertEquals(2, held.streams.size());
    String answer = Choice.of(held, true).orElseThrow().answer(held, 1, 4000);
    assertTrue(answer.contains("m=audio 4000 RTP/AVP 8\r\n"), answer);
    assertTrue(answer.contains("m=video 0 RTP/AVP 99\r\n"), answer);
    for (String bad :
        List.of(
            "c=IN IP4 127.0.0.1\r\nm=audio 4294967296 RTP/AVP 0\r\n",
            "c=IN IP4 127.0.0.1\r\nm=audio 1000 RTP/AVP 300\r\n",
            "c=IN IP4 127.0.0.1\r\nm=audio 65535 RTP/AVP 0\r\n",
            "m=audio 1000 RTP/AVP 0\r\n",
            "c=IN IP4 127.0.0.1\r\nm=video 1000 RTP/AVP 0\r\n")) {
      assertThrows(BadMessage.class, () -> Description.parse(bad), bad);
    }
  }

  @Test
  void companding() {
    for (int type : new int[] {G711.PCMA, G711.PCMU}) {
      for (int code = 0; code < 256; code++) {
        int sample = G711.decode(type, (byte) code);
        assertEquals(sample, G711.decode(type, G711.encode(type, sample)), "code " + code);
      }
    }
    assertEquals((byte) 0xd5, G711.encode(G711.PCMA, 0));
    assertEquals((byte) 0xff, G711.encode(G711.PCMU, 0));
    assertEquals(32_124, G711.decode(G711.PCMU, (byte) 0x80));
    assertEquals(32_256, G711.decode(G711.PCMA, (byte) 0xaa));
  }
}
