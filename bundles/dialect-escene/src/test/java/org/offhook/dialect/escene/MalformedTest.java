package org.offhook.dialect.escene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.api.config.Dialect.Reading;

class MalformedTest {
  private final EsceneDialect dialect = new EsceneDialect(AesKeys.ONE);
  private final EscenePhonebook phonebook = new EscenePhonebook(AesKeys.ONE);

  static Stream<byte[]> broken() {
    String bomb =
        "<!DOCTYPE all [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><all><x y=\"&c;\"/></all>";
    String external =
        "<!DOCTYPE all [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><all><x>&f;</x></all>";
    return Stream.of(
            bomb,
            external,
            "<all><sipUsers><sipUser id=\"0\" UserNumber=\"47",
            "<all><sipUsers>",
            "<all><a></b></all>",
            "<all><a x=1/></all>",
            "<all>&undefined;</all>",
            "<html><body>404</body></html>",
            "",
            "<?xml version=\"1.0\" encoding=\"KLINGON\"?><all/>",
            "<all>" + "<a>".repeat(50_000),
            "<all><a " + "x".repeat(100_000) + "</all>",
            "just text")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isOneErrorThatNamesTheFile(byte[] bytes) {
    IOException refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () ->
                assertThrows(
                    IOException.class,
                    () -> dialect.read("bad.xml", new ByteArrayInputStream(bytes))));
    assertTrue(refused.getMessage().startsWith("bad.xml"), refused.getMessage());
    assertTrue(refused.getMessage().length() < 200, refused.getMessage());
    assertThrows(
        IOException.class, () -> phonebook.read("bad.xml", new ByteArrayInputStream(bytes)));
  }

  @Test
  void wrongEncodingIsAnError() {
    byte[] bytes = "<all><a b=\"\u00e4\u00f6\"/></all>".getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(IOException.class, () -> dialect.read("bad.xml", new ByteArrayInputStream(bytes)));
  }

  @Test
  void anEndlessLineIsGivenUp() {
    InputStream endless =
        new InputStream() {
          private long left = 100L << 20;

          @Override
          public int read() {
            return left-- > 0 ? '<' : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            if (left <= 0) {
              return -1;
            }
            java.util.Arrays.fill(into, from, from + length, (byte) 'x');
            left -= length;
            return length;
          }
        };
    IOException refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () -> assertThrows(IOException.class, () -> dialect.read("big.xml", endless)));
    assertTrue(refused.getMessage().contains("16 MB"));
  }

  @Test
  void aValueCannotStartALineOfItsOwn() throws Exception {
    Reading reading =
        dialect.read(
            "f.xml",
            new ByteArrayInputStream(
                "<all><sipUsers><sipUser UserNumber=\"1&#13;&#10;voip/line/1/id=2\"/></sipUsers></all>"
                    .getBytes()));
    assertEquals(0, reading.assignments().size());
    assertEquals(1, reading.problems().size());
    assertEquals(1, reading.problems().get(0).line());
  }
}
