package org.offhook.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;

/** Headers of a transfer, as strangers write them. */
class ReferTest {
  @Test
  void theDialogOfAReplacesHeaderIsThatOfItsReceiver() {
    ReplacesHeader header =
        ReplacesHeader.parse("98732@sip.example.com ;from-tag=r33th4x0r; to-tag=ff87ff;early-only")
            .orElseThrow();
    assertEquals(new DialogId("98732@sip.example.com", "ff87ff", "r33th4x0r"), header.dialog());
    assertTrue(header.earlyOnly());
    DialogId ours = new DialogId("a@b", "mine", "theirs");
    DialogId there =
        ReplacesHeader.parse(ReplacesHeader.toPeerOf(ours, false)).orElseThrow().dialog();
    assertEquals(new DialogId("a@b", "theirs", "mine"), there);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "abc;to-tag=1", "abc;from-tag=1", ";to-tag=1;from-tag=2"})
  void aHeaderThatNamesNoDialogIsNone(String value) {
    assertEquals(Optional.empty(), ReplacesHeader.parse(value));
  }

  @Test
  void headersOfTheTargetAreTakenApart() {
    ReferTarget target =
        ReferTarget.parse(
                "\"Bob\" <sip:bob@example.com;method=INVITE?Replaces=12%40x%3Bto-tag%3D1%3Bfrom-tag%3D2&Route=%3Csip:evil%3E&Subject=x>;x=y")
            .orElseThrow();
    assertEquals("sip:bob@example.com", target.uri());
    assertEquals(List.of(new Header("Replaces", "12@x;to-tag=1;from-tag=2")), target.headers());
    String escaped = ReplacesHeader.escaped("a b@c;x=+1");
    assertFalse(escaped.contains(" ") || escaped.contains("+") || escaped.contains(";"), escaped);
    assertEquals("a b@c;x=+1", ReplacesHeader.unescaped(escaped));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<>",
        "<http://example.com>",
        "<sip:bob@example.com;method=BYE>",
        "mailto:bob@x",
        "<sip:>",
        "<sip:a b@c>"
      })
  void whatIsNoCallIsNoTarget(String value) {
    assertEquals(Optional.empty(), ReferTarget.parse(value));
  }

  @Test
  void aHeaderThatWouldBreakTheMessageIsLeftOut() {
    assertEquals(
        List.of(),
        ReferTarget.parse("<sip:a@b?Replaces=x%0D%0AVia:%20evil&Join=%zz&=&Require>")
            .orElseThrow()
            .headers());
  }

  @Test
  void progressIsTheFirstLine() {
    assertEquals(
        new Sipfrag(180, "Ringing"), Sipfrag.parse("SIP/2.0 180 Ringing\r\nTo: x").orElseThrow());
    assertEquals(new Sipfrag(603, ""), Sipfrag.parse("SIP/2.0 603").orElseThrow());
    assertEquals(Optional.empty(), Sipfrag.parse("HTTP/1.1 200 OK"));
  }
}
