package org.offhook.dtmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.offhook.testkit.VirtualTime;

class IncomingDigitsTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeCall peer = new FakeCall(time);
  private final StringBuilder digits = new StringBuilder();
  private final HeardDigits heard = new HeardDigits();
  private final List<Response> answers = new ArrayList<>();

  @BeforeEach
  void listen() {
    heard.bindListener(
        new PhoneListener() {
          @Override
          public void onDigit(Call call, char digit) {
            assertEquals(peer.call, call);
            digits.append(digit);
          }
        });
  }

  private IncomingRequest info(String type, String body) {
    return FakeCall.fake(
        IncomingRequest.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "method" -> "INFO";
              case "contentType" -> type;
              case "body" -> body;
              case "respond" -> {
                answers.add((Response) args[0]);
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay,'Signal=5\r\nDuration=250\r\n',5",
    "application/dtmf-relay,'Signal= *\nDuration= 160',*",
    "APPLICATION/DTMF-Relay;charset=x,'signal=d',D",
    "application/dtmf-relay,'Duration=100\r\nSignal=11',#",
    "application/dtmf,'7',7",
    "application/dtmf,' # \r\n',#",
    "application/dtmf,'10',*"
  })
  void takesDigitsOfEveryKind(String type, String body, String digit) {
    assertTrue(new InfoRequests(heard).handle(peer.call, info(type, body)));
    assertEquals(200, answers.get(0).code());
    assertEquals(digit, digits.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay,''",
    "application/dtmf-relay,'Signal=x'",
    "application/dtmf-relay,'Signal=16'",
    "application/dtmf-relay,'Signal=555555555555555'",
    "application/dtmf,'55555'"
  })
  void refusesWhatIsNoDigit(String type, String body) {
    assertTrue(new InfoRequests(heard).handle(peer.call, info(type, body)));
    assertEquals(400, answers.get(0).code());
    assertEquals("", digits.toString());
  }

  @Test
  void leavesOtherBodiesToOthers() {
    var request = info("application/media_control+xml", "<media_control/>");
    assertFalse(new InfoRequests(heard).handle(peer.call, request));
    assertTrue(answers.isEmpty());
  }

  private void speak(String detect) {
    var ear = new VoiceDigits(FakeCall.config(Map.of("detect", detect)), time, heard);
    ear.setPhone(FakeCall.fake(Phone.class, (self, method, args) -> List.of(peer.call)));
    short[] pcm = new short[8000];
    try (var tap = ear.open(peer.media, 8000)) {
      for (int i = 0; i < pcm.length; i++) {
        double t = i / 8000.0;
        boolean on = i % 1600 < 800;
        pcm[i] = (short) (on ? 5000 * (Math.sin(4838.05 * t) + Math.sin(8394.34 * t)) : 0);
      }
      tap.received(pcm, pcm.length);
    }
    assertEquals("", digits.toString(), "digits are told on the phone thread only");
    time.run();
  }

  @Test
  void theVoiceCountsWithoutTelephoneEventsOnly() {
    speak("AUTO");
    assertEquals("", digits.toString());
    peer.takesEvents = false;
    speak("AUTO");
    assertEquals("55555", digits.toString());
  }

  @Test
  void theVoiceMayCountAlwaysOrNever() {
    speak("ALWAYS");
    assertEquals("55555", digits.toString());
    digits.setLength(0);
    peer.takesEvents = false;
    speak("NEVER");
    assertEquals("", digits.toString());
  }
}
