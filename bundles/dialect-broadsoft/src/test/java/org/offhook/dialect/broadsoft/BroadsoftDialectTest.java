package org.offhook.dialect.broadsoft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.PhoneIdentity;

class BroadsoftDialectTest {
  private final BroadsoftDialect dialect = new BroadsoftDialect();
  private final List<Assignment> lines =
      List.of(
          new Assignment(2, "voip/line/0/id", "4711"),
          new Assignment(3, "voip/line/1/server/proxy_address", "pbx.example"),
          new Assignment(4, "voip/line/0/call_forward/enabled", "1"),
          new Assignment(5, "voip/media/media_port", "6000"),
          new Assignment(6, "broadsoft/network.speed", "=a # b;"));

  private List<Assignment> read(String text) throws IOException {
    var reading = dialect.read("f.txt", new ByteArrayInputStream(text.getBytes()));
    assertEquals(List.of(), reading.problems());
    return reading.assignments();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    StringWriter out = new StringWriter();
    dialect.write(lines, out);
    assertTrue(out.toString().contains("account.1.user = 4711"), out.toString());
    assertTrue(out.toString().contains("network.speed = =a # b;"), out.toString());
    assertEquals(lines, read(out.toString()));
  }

  @Test
  void thePairHoldsEverything() throws Exception {
    List<Assignment> both = new ArrayList<>();
    for (String name : dialect.fileNames(new PhoneIdentity("001122334455", "ES410", ""))) {
      StringWriter out = new StringWriter();
      dialect.write(name, lines, out);
      both.addAll(read(out.toString()));
      assertEquals(name.endsWith(".txt"), out.toString().contains("account.1.user"));
    }
    assertEquals(lines.size(), both.size());
  }

  @Test
  void claimsTheFileOfTheAccountsByName() {
    assertTrue(dialect.claims("001122334455.txt", new byte[0]));
    assertFalse(dialect.claims("001122334455.cfg", "voip/line/0/id=1".getBytes()));
    assertTrue(
        dialect.claims("001122334455.cfg", "# BroadSoft compatible configuration\n".getBytes()));
  }
}
