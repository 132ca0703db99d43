package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogbackFileTest {
  private static final String BASE =
      """
      <configuration>
        <appender name="file" class="ch.qos.logback.core.FileAppender"><file>x</file></appender>
        <logger name="gov.nist" level="WARN"/>
        <root level="INFO"><appender-ref ref="file"/></root>
      </configuration>
      """;

  @TempDir Path folder;

  private String with(Map<String, Object> levels) throws IOException {
    Path base = Files.writeString(folder.resolve("logback.xml"), BASE);
    return LogbackFile.read(base).with("offhook.syslog", new Levels(Severity.INFO, levels));
  }

  @Test
  void ourAppenderIsPutInAndTheOthersKeepTheirLevel() throws IOException {
    String text = with(Map.of("dsp", "DEBUG"));
    assertTrue(text.contains("<paxname>offhook.syslog</paxname>"), text);
    assertTrue(text.contains("<appender-ref ref=\"offhook.syslog\"/>"), text);
    assertTrue(
        text.contains("ThresholdFilter\"><level>INFO</level>")
            || text.matches("(?s).*ThresholdFilter\">\\s*<level>INFO</level>.*"),
        text);
    assertTrue(text.contains("<logger level=\"DEBUG\" name=\"org.offhook.media\"/>"), text);
    assertTrue(text.contains("<root level=\"INFO\">"), text);
  }

  @Test
  void aQuietedLibraryTellsMoreOnlyWhenAsked() throws IOException {
    assertTrue(with(Map.of()).contains("<logger level=\"WARN\" name=\"gov.nist\"/>"));
    String asked = with(Map.of("sipStack", "DEBUG"));
    assertTrue(asked.contains("<logger level=\"DEBUG\" name=\"gov.nist\"/>"), asked);
  }

  @Test
  void everythingElseIsTheRoot() throws IOException {
    assertTrue(with(Map.of("extra", "DEBUG")).contains("<root level=\"DEBUG\">"));
  }

  @Test
  void whatIsNoXmlIsNamed() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.xml"), "<configuration>");
    String message = assertThrows(IOException.class, () -> LogbackFile.read(bad)).getMessage();
    assertTrue(message.contains("bad.xml"), message);
    Path entity =
        Files.writeString(folder.resolve("e.xml"), "<!DOCTYPE a SYSTEM \"file:///x\"><a/>");
    assertThrows(IOException.class, () -> LogbackFile.read(entity));
  }

  @Test
  void isWrittenWholeOrNotAtAll() throws IOException {
    Path path = folder.resolve("new/copy.xml");
    LogbackFile.write(path, "one");
    LogbackFile.write(path, "two");
    assertEquals("two", Files.readString(path));
    assertEquals(1, Files.list(path.getParent()).count());
  }
}
