package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FramingTest {
  private static String written(Framing framing, String text) {
    byte[] bytes = framing.bytes(Samples.line(text), Samples.sender());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void rfc3164() {
    String time =
        DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .format(Samples.NOON.atZone(ZoneId.systemDefault()));
    assertEquals(
        "<132>Nov  5 " + time + " desk7 offhook[4711]: dsp JitterBuffer: late",
        written(Framing.RFC3164, "late"));
  }

  @Test
  void rfc5424() {
    assertEquals(
        "<132>1 2026-11-05T12:00:00.123Z desk7 offhook 4711 dsp - \uFEFFJitterBuffer: late",
        written(Framing.RFC5424, "late"));
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void isCutBetweenCharacters(Framing framing) {
    int most = framing == Framing.RFC3164 ? 1024 : 2048;
    for (int pad = 0; pad < 4; pad++) {
      String text = "x".repeat(pad) + "\u20ac".repeat(2000);
      byte[] bytes = framing.bytes(Samples.line(text), Samples.sender());
      assertTrue(bytes.length <= most && bytes.length > most - 4, "" + bytes.length);
      assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("\uFFFD"));
    }
  }

  @Test
  void nothingInALineCanPretendToBeAnotherLine() {
    String written = written(Framing.RFC3164, "a\r\n<0>b\u0000c\u001b[31md\u2028e\tf\u0085g");
    assertTrue(written.endsWith("a\\r\\n<0>b\\u0000c\\u001b[31md\\u2028e f\\u0085g"), written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "voip/line/0/auth_password=hunter2 set",
        "provisioning with password: hunter2",
        "Authorization: Digest username=\"7\", response=\"hunter2\", cnonce=\"hunter2\"",
        "Authorization: Basic hunter2",
        "Proxy-Authorization: Bearer hunter2",
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:hunter2|2^20",
        "https://x/y?passwd=hunter2&z=1",
        "{\"secret\": \"hunter2\"}"
      })
  void secretsStayInThePhone(String text) {
    assertFalse(written(Framing.RFC5424, text).contains("hunter2"), written(Framing.RFC5424, text));
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    String text = "Call 3: response 200 OK in 12 ms, Gr\u00fc\u00dfe";
    assertTrue(written(Framing.RFC5424, text).endsWith(text));
  }
}
