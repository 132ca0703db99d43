package org.offhook.dialect.audiocodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Reading;

class MalformedTest {
  private final CfgDialect dialect = new CfgDialect();

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "=1", "<html>", "voip/line/0/id", "include ../../etc/passwd"})
  void aBadLineIsOneProblemAndTheRestIsRead(String line) throws Exception {
    byte[] bytes = ("a/b=1\n" + line + "\nc/d=2\n").getBytes(StandardCharsets.UTF_8);
    Reading reading = dialect.read("f.cfg", new ByteArrayInputStream(bytes));
    assertEquals(2, reading.assignments().size());
    assertEquals(1, reading.problems().size());
    assertEquals(2, reading.problems().get(0).line());
  }

  @Test
  void aHundredMegabytesInOneLineAreGivenUp() {
    InputStream endless =
        new InputStream() {
          private long left = 100L << 20;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            if (left <= 0) {
              return -1;
            }
            Arrays.fill(into, from, from + length, (byte) 'x');
            left -= length;
            return length;
          }
        };
    Reading reading =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> dialect.read("f.cfg", endless));
    assertEquals(0, reading.assignments().size());
    assertTrue(reading.problems().size() <= 2, reading.problems().toString());
    assertTrue(reading.problems().toString().length() < 600);
  }

  @Test
  void aLineEndIsNotWritten() {
    List<Assignment> lines = List.of(new Assignment(0, "voip/line/0/id", "1\r\nx/y=2"));
    assertThrows(IOException.class, () -> dialect.write(lines, new StringWriter()));
  }
}
