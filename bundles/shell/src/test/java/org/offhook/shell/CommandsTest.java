package org.offhook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.ShellClient.Result;

@Timeout(20)
class CommandsTest {
  @TempDir static Path folder;
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = new House(folder, Map.of());
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  private static String fine(String command) throws Exception {
    Result result = house.exec(command);
    assertEquals(0, result.exitCode(), result::toString);
    return result.output();
  }

  private static String refused(int code, String command) throws Exception {
    Result result = house.exec(command);
    assertEquals(code, result.exitCode(), result::toString);
    return result.output();
  }

  @Test
  void linesAreListedInColumns() throws Exception {
    String lines = fine("lines");
    List<String> rows = lines.lines().toList();
    assertEquals(rows.get(0).indexOf("STATE"), rows.get(1).indexOf("REGISTERED"), lines);
    assertTrue(rows.get(1).contains("sip:100@example.com"), lines);
  }

  @Test
  void aCallIsOperatedFromRingingToItsEnd() throws Exception {
    SmallCall call = house.phone.rings();
    assertTrue(fine("calls").contains("RINGING_IN"));
    fine("answer");
    fine("mute");
    fine("unmute " + call.id());
    fine("hold");
    fine("resume");
    fine("dtmf 12#");
    fine("dtmf *");
    fine("hangup " + call.id());
    assertEquals(
        List.of(
            "answer",
            "mute true",
            "mute false",
            "hold",
            "resume",
            "digits 12#",
            "digits *",
            "hangup"),
        call.done);
    assertEquals("no calls\n", fine("calls"));
  }

  @Test
  void aRingingCallIsRejected() throws Exception {
    SmallCall call = house.phone.rings();
    fine("reject");
    assertEquals(List.of("reject"), call.done);
  }

  @Test
  void whatIsNotThereIsSaidInOneLine() throws Exception {
    assertEquals(1, refused(1, "answer").lines().count());
    assertEquals(1, refused(1, "hangup 77").lines().count());
    refused(2, "dtmf");
    refused(2, "dtmf xyz");
    refused(2, "hangup 1 2");
    assertEquals("Command not found: nonsense; see help\n", refused(2, "nonsense"));
  }

  @Test
  void aSecretIsSetAndNeverShown() throws Exception {
    fine("config set " + SmallSettings.SECRET + "=very-secret " + SmallSettings.TEXT + "='a b'");
    assertEquals("very-secret", house.settings.get(SmallSettings.SECRET).orElseThrow());
    assertEquals("a b\n", fine("config get " + SmallSettings.TEXT));
    String all =
        fine("config get " + SmallSettings.SECRET) + fine("config delta") + fine("config params");
    assertFalse(all.contains("very-secret"), all);
    assertTrue(all.contains(SmallSettings.SECRET), all);
  }

  @Test
  void aValueThatIsNotAllowedIsRefusedWithWhatWasExpected() throws Exception {
    String text = refused(1, "config set " + SmallSettings.NUMBER + "=loud");
    assertTrue(text.contains("expected a whole number"), text);
    assertTrue(refused(1, "config get no/such/path").contains("no/such/path"));
    refused(2, "config set " + SmallSettings.NUMBER);
    refused(2, "config dance");
    assertEquals("every line is in force\n", fine("config problems"));
    assertTrue(fine("config params tos").contains(SmallSettings.NUMBER));
  }

  @Test
  void everyCommandIsExplainedWithAnExample() throws Exception {
    String help = fine("help");
    for (String name :
        List.of(
            "lines",
            "calls",
            "call",
            "answer",
            "reject",
            "hold",
            "resume",
            "mute",
            "unmute",
            "dtmf",
            "hangup",
            "config",
            "bundles",
            "features",
            "log",
            "help")) {
      assertTrue(help.lines().anyMatch(line -> line.matches(name + " +\\S.*")), name);
      String text = fine("help " + name);
      assertTrue(text.contains("example"), text);
    }
    refused(1, "help nonsense");
  }

  @Test
  void oneComponentMayBringSeveralCommands() throws Exception {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.command.scope", "offhook");
    properties.put("osgi.command.function", new String[] {"park", "retrieve"});
    properties.put(
        "offhook.help",
        new String[] {"park PLACE", "Parks a call.", "retrieve PLACE", "Fetches it."});
    house.framework.getBundleContext().registerService(Object.class, new Object(), properties);
    String help = fine("help");
    assertTrue(help.lines().anyMatch(line -> line.matches("park +Parks a call\\.")), help);
    assertTrue(help.lines().anyMatch(line -> line.matches("retrieve +Fetches it\\.")), help);
    assertEquals("retrieve PLACE\nFetches it.", fine("help retrieve").strip());
  }

  @Test
  void bundlesAndFeaturesNameWhatRuns() throws Exception {
    assertTrue(
        fine("bundles").lines().anyMatch(l -> l.matches("\\d+ +active +org.offhook.shell.*")));
    assertEquals(2, fine("bundles offhook.shell").lines().count());
    assertTrue(fine("features").lines().anyMatch(l -> l.matches("shell +active.*")));
  }

  @Test
  void theEndOfTheLogIsShownWithoutWhatSteersTerminals() throws Exception {
    Path log = Files.createDirectories(house.data.resolve("log")).resolve("phone.log");
    Files.writeString(log, "one\ntwo \u001b[31m\nthree\n");
    assertEquals("two ?[31m\nthree\n", fine("log 2"));
    assertEquals("one\n", fine("log one"));
    assertEquals("no such line\n", fine("log nothing"));
    Files.write(log, new byte[] {(byte) 0xff, '\n'});
    assertEquals("\ufffd\n", fine("log 1"));
    refused(2, "log a b c");
  }
}
