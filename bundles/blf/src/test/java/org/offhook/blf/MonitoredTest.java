package org.offhook.blf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.blf.Monitored.State;
import org.offhook.blf.Monitored.Verdict;

class MonitoredTest {
  private final Monitored monitored = new Monitored();

  private static String document(int version, String state, String dialogs) {
    return "<?xml version=\"1.0\"?><d:dialog-info xmlns:d=\"urn:ietf:params:xml:ns:dialog-info\""
        + " version=\"%d\" state=\"%s\" entity=\"sip:a@h\">%s</d:dialog-info>"
            .formatted(version, state, dialogs);
  }

  private Verdict take(int version, String state, String dialogs) throws IOException {
    return monitored.take(DialogInfo.read(document(version, state, dialogs)));
  }

  private static String dialog(String id, String state, String direction, String local) {
    return "<d:dialog id=\"%s\" direction=\"%s\" call-id=\"c\" local-tag=\"l\"><d:state>%s</d:state>%s</d:dialog>"
        .formatted(id, direction, state, local);
  }

  private static String rendering(String value) {
    return "<d:local><d:target uri=\"sip:a@h\"><d:param pname=\"+sip.rendering\" pval=\"%s\"/></d:target></d:local>"
        .formatted(value);
  }

  @Test
  void aNewSubscriptionWithoutDocumentTellsOfNoDialog() throws IOException {
    take(3, "full", dialog("1", "confirmed", "recipient", ""));
    monitored.nothing();
    assertEquals(State.BUSY, monitored.state(), "told before in the same subscription");
    monitored.anew();
    assertEquals(State.BUSY, monitored.state(), "still shown until more is known");
    monitored.nothing();
    assertEquals(State.IDLE, monitored.state());
  }

  @Test
  void fromFreeToRingingToBusyToHeldAndBack() throws IOException {
    assertEquals(State.UNKNOWN, monitored.state());
    take(0, "full", "");
    assertEquals(State.IDLE, monitored.state());
    take(1, "partial", dialog("1", "early", "recipient", ""));
    assertEquals(State.RINGING, monitored.state());
    assertEquals("c", monitored.ringing().orElseThrow().callId());
    take(2, "partial", dialog("1", "confirmed", "recipient", rendering("yes")));
    assertEquals(State.BUSY, monitored.state());
    take(3, "partial", dialog("1", "confirmed", "recipient", rendering("no")));
    assertEquals(State.HELD, monitored.state());
    take(4, "partial", dialog("2", "early", "initiator", ""));
    assertEquals(State.BUSY, monitored.state(), "who calls does not ring");
    take(5, "partial", dialog("1", "terminated", "", "") + dialog("2", "terminated", "", ""));
    assertEquals(State.IDLE, monitored.state());
  }

  @Test
  void oldOnesAndGapsAreNoticed() throws IOException {
    assertEquals(Verdict.GAP, take(3, "partial", ""), "the first one must be whole");
    assertEquals(Verdict.TAKEN, take(3, "full", dialog("1", "confirmed", "initiator", "")));
    assertEquals(Verdict.STALE, take(3, "full", ""));
    assertEquals(Verdict.STALE, take(2, "partial", ""));
    assertEquals(Verdict.GAP, take(5, "partial", dialog("1", "terminated", "", "")));
    assertEquals(State.BUSY, monitored.state());
    assertEquals(Verdict.TAKEN, take(9, "full", ""), "a whole one needs none before it");
    monitored.anew();
    assertEquals(Verdict.TAKEN, take(0, "full", dialog("1", "early", "recipient", "")));
    assertEquals(State.RINGING, monitored.state());
  }

  @Test
  void nothingOutsideOfADocumentIsRead() {
    String bomb =
        "<!DOCTYPE a [<!ENTITY a \"%s\"><!ENTITY b \"&a;&a;&a;&a;\">]>".formatted("x".repeat(99));
    String file = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    for (String head : List.of(bomb, file)) {
      String text = head + "<dialog-info version=\"1\" entity=\"sip:a@h\">&a;&b;</dialog-info>";
      assertThrows(IOException.class, () -> DialogInfo.read(text), head);
    }
    for (String text : List.of("", "<a/>", "<dialog-info", "<dialog-info version=\"x\"/>")) {
      assertThrows(IOException.class, () -> DialogInfo.read(text), text);
    }
    assertThrows(IOException.class, () -> DialogInfo.read(" ".repeat(2 << 20)));
  }

  @Test
  void aListHoldsADocumentForEach() {
    String part = "--b\r\nContent-Type: application/dialog-info+xml\r\n\r\n";
    String body =
        "--b\r\nContent-Type: application/rlmi+xml\r\n\r\n<list/>\r\n"
            + part
            + "<a/>\r\n"
            + part
            + "<b/>\r\n--b--\r\nmore";
    assertEquals(
        List.of("<a/>", "<b/>"), ListBody.dialogInfos("multipart/related;boundary=b", body));
    assertTrue(ListBody.dialogInfos("multipart/related", body).isEmpty());
    assertTrue(ListBody.dialogInfos("multipart/related;boundary=\"z\"", body).isEmpty());
  }
}
