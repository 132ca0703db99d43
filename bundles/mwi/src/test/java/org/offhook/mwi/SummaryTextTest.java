package org.offhook.mwi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.phone.MessageWaiting.Summary;

/** All the forms that RFC 3842 allows, and some that it does not. */
class SummaryTextTest {
  private static Summary read(String body) {
    return SummaryText.read(body).orElseThrow();
  }

  @Test
  void theShortestForms() {
    assertEquals(new Summary(true, "", 0, 0, 0, 0), read("Messages-Waiting: yes"));
    assertEquals(new Summary(false, "", 0, 0, 0, 0), read("Messages-Waiting: no\r\n"));
    assertEquals(new Summary(true, "", 0, 0, 0, 0), read("messages-waiting:YES\n"));
  }

  @Test
  void countsWithAndWithoutUrgentOnes() {
    assertEquals(
        new Summary(true, "sip:alice@vmail.example.com", 2, 8, 0, 2),
        read(
            "Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\n"
                + "Voice-Message: 2/8 (0/2)\r\n"));
    assertEquals(
        new Summary(true, "", 4, 8, 0, 0), read("Messages-Waiting: yes\r\nVoice-Message: 4/8\r\n"));
  }

  @Test
  void otherClassesAndHeadersOfSingleMessagesAreNoVoice() {
    assertEquals(
        new Summary(true, "", 1, 0, 1, 0),
        read(
            "Messages-Waiting: yes\r\nFax-Message: 3/3\r\nVoice-Message: 1 / 0 ( 1 / 0 )\r\n"
                + "Pager-Message: 1/1\r\n\r\nTo: <alice@atlanta.example.com>\r\n"
                + "Subject: carpool tomorrow?\r\nMessages-Waiting: no\r\nVoice-Message: 9/9\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Voice-Message: 2/8", "hello", ":", "Messages-Waiting yes"})
  void whatSaysNothingIsNoSummary(String body) {
    assertEquals(Optional.empty(), SummaryText.read(body));
  }

  @Test
  void countsThatAreNoNumbersAreNotBelieved() {
    assertEquals(
        new Summary(true, "", 0, 0, 0, 0),
        read("Messages-Waiting: yes\r\nVoice-Message: many/99999999999999999999\r\n"));
  }
}
