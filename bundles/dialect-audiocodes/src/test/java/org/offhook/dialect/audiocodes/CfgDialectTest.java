package org.offhook.dialect.audiocodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Reading;

class CfgDialectTest {

  private static Reading read(String text) throws IOException {
    return new CfgDialect()
        .read("x.cfg", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsWhatPhonesInTheFieldWrite() throws IOException {
    Reading reading =
        read("\uFEFF; 440HD 2.2.16\r\n\r\n# note\r\n a/b = c  \r\nd/e=\r\nf=10x;05x ; map\r\n");
    assertEquals(
        List.of(
            new Assignment(4, "a/b", "c"),
            new Assignment(5, "d/e", ""),
            new Assignment(6, "f", "10x;05x")),
        reading.assignments());
    assertEquals(List.of(), reading.problems());
  }

  @Test
  void namesLinesThatAreNoAssignment() throws IOException {
    Reading reading = read("a=1\nnonsense\n=5\nb=" + "x".repeat(5000) + "\nc=2\n");
    assertEquals(2, reading.assignments().size());
    assertEquals(List.of(2, 3, 4), reading.problems().stream().map(p -> p.line()).toList());
    assertFalse(reading.problems().toString().contains("xxxx"));
  }

  @Test
  void writesWhatItReads() throws IOException {
    StringWriter out = new StringWriter();
    List<Assignment> lines = List.of(new Assignment(1, "a", "1;2"), new Assignment(2, "b", ""));
    new CfgDialect().write(lines, out);
    assertEquals(lines, read(out.toString()).assignments());
  }

  @Test
  void readsTheEncodingsOfOldEditors() throws IOException {
    for (String charset : List.of("UTF-8", "UTF-16", "windows-1252")) {
      Reading reading =
          new CfgDialect()
              .read("x.cfg", new ByteArrayInputStream("a/b=B\u00fcro\r\n".getBytes(charset)));
      assertEquals(List.of(new Assignment(1, "a/b", "B\u00fcro")), reading.assignments(), charset);
    }
  }

  @Test
  void claimsItsFilesByNameOrByWhatTheyHold() {
    assertTrue(claims("00908f123456.CFG", ""));
    assertTrue(claims("settings.txt", "; 440HD\n\n\nvoip/line/0/id=1\n"));
    assertTrue(claims("settings", "include common.cfg\n"));
    assertFalse(claims("settings.txt", "P270 = 1\n"));
    assertFalse(claims("phone.cfg", "<?xml version=\"1.0\"?>"));
    assertFalse(claims("phone.cfg", "PK\u0003\u0004\0\0"));
  }

  private static boolean claims(String name, String head) {
    return new CfgDialect().claims(name, head.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileWithoutEndIsCut() throws IOException {
    byte[] large = new byte[5 << 20];
    java.util.Arrays.fill(large, (byte) '\n');
    Reading reading = new CfgDialect().read("x.cfg", new ByteArrayInputStream(large));
    assertEquals("a file of at most 4 MB; the rest is left", reading.problems().get(0).expected());
  }

  @Test
  void whatIsNoLineIsNotWritten() {
    for (String value : List.of("a\nb/c=d", "a ;b", " a", "\u0007")) {
      assertThrows(
          IOException.class,
          () ->
              new CfgDialect().write(List.of(new Assignment(0, "a/b", value)), new StringWriter()));
    }
  }
}
