package org.offhook.dialect.broadsoft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Reading;

class MalformedTest {
  private final BroadsoftDialect dialect = new BroadsoftDialect();

  @ParameterizedTest
  @ValueSource(strings = {"no assignment", "= value", "a b = 1", "../x = 1", "a = \u0007", "[x]"})
  void aBadLineIsOneProblemAndTheRestIsRead(String line) throws Exception {
    byte[] bytes = ("account.1.user = 1\n" + line + "\naccount.2.user = 2\n").getBytes("UTF-8");
    Reading reading = dialect.read("f.txt", new ByteArrayInputStream(bytes));
    assertEquals(2, reading.assignments().size());
    assertEquals(1, reading.problems().size());
    assertEquals(2, reading.problems().get(0).line());
  }

  @Test
  void aLongLineIsOneProblem() throws Exception {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, (byte) 'x');
    Reading reading = dialect.read("f.txt", new ByteArrayInputStream(bytes));
    assertEquals(1, reading.problems().size());
    assertTrue(reading.problems().get(0).toString().length() < 250);
  }

  @Test
  void tooMuchAndWrongEncodingAreRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'x');
            return length;
          }
        };
    assertThrows(IOException.class, () -> dialect.read("f.txt", endless));
    byte[] latin = {'a', '=', (byte) 0xe4, '\n'};
    assertThrows(IOException.class, () -> dialect.read("f.txt", new ByteArrayInputStream(latin)));
  }

  @Test
  void aLineEndIsNotWritten() {
    List<Assignment> lines = List.of(new Assignment(0, "voip/line/0/id", "1\r\nx = 2"));
    assertThrows(IOException.class, () -> dialect.write(lines, new StringWriter()));
  }
}
