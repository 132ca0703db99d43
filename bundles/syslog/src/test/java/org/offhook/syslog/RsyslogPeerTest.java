package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;

/** rsyslogd takes our messages apart: each field must be where it belongs. */
class RsyslogPeerTest {
  @TempDir Path folder;
  private Process rsyslog;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Path program =
        Stream.of("/usr/sbin/rsyslogd", "/sbin/rsyslogd")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(program != null, "rsyslogd is not installed");
    port = FreePort.any();
    Path conf = folder.resolve("rsyslog.conf");
    Files.writeString(
        conf,
        """
        global(workDirectory="%1$s" parser.escapeControlCharactersOnReceive="on")
        module(load="imudp")
        template(name="fields" type="string" string="%%syslogfacility%%|%%syslogseverity%%|\
        %%hostname%%|%%app-name%%|%%procid%%|%%msgid%%|%%timestamp:::date-rfc3339%%|%%msg%%\\n")
        ruleset(name="udp") { action(type="omfile" file="%1$s/out" template="fields") }
        input(type="imudp" address="127.0.0.1" port="%2$d" ruleset="udp")
        """
            .formatted(folder, port));
    rsyslog =
        new ProcessBuilder(
                program.toString(), "-n", "-f", conf.toString(), "-i", folder + "/rsyslog.pid")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (rsyslog != null) {
      rsyslog.destroy();
      rsyslog.waitFor(5, TimeUnit.SECONDS);
      rsyslog.destroyForcibly();
    }
  }

  /** Sends a line until rsyslogd, once it is up, has written it; says its fields. */
  private String[] parsed(String format, Line line) throws IOException {
    Map<String, Object> config =
        Map.of(
            "mode",
            "NETWORK",
            "serverAddress",
            "127.0.0.1",
            "serverPort",
            port,
            "format",
            format,
            "hostname",
            "desk7",
            "facility",
            17);
    Path out = folder.resolve("out");
    long deadline = System.nanoTime() + 30_000_000_000L;
    try (var sender = new LineSender(Samples.outlet(config), new VirtualTime(), System.err)) {
      while (System.nanoTime() < deadline) {
        sender.take(line);
        LockSupport.parkNanos(50_000_000);
        List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
        if (!lines.isEmpty()) {
          return lines.get(0).split("\\|", 8);
        }
      }
    }
    throw new AssertionError("rsyslogd wrote nothing: " + Files.readString(folder.resolve("log")));
  }

  private void check(String format, String msgId) throws IOException {
    Instant now = Instant.now();
    String text = "late by 40 ms\nGr\u00fc\u00dfe | auth_password=hunter2";
    var line = new Line(now, Severity.ERROR, Part.DSP, "org.offhook.media.JitterBuffer", text);
    String[] fields = parsed(format, line);
    assertEquals("17", fields[0], "facility");
    assertEquals("3", fields[1], "severity");
    assertEquals("desk7", fields[2], "host");
    assertEquals("offhook", fields[3], "application");
    assertEquals(String.valueOf(ProcessHandle.current().pid()), fields[4], "process");
    assertEquals(msgId, fields[5], "message id");
    Instant stamp = OffsetDateTime.parse(fields[6]).toInstant();
    assertEquals(now.getEpochSecond(), stamp.getEpochSecond(), "time");
    assertTrue(
        fields[7].endsWith("JitterBuffer: late by 40 ms\\nGr\u00fc\u00dfe | auth_password=***"),
        fields[7]);
  }

  @Test
  void takesRfc3164Apart() throws IOException {
    check("RFC3164", "-");
  }

  @Test
  void takesRfc5424Apart() throws IOException {
    check("RFC5424", "dsp");
  }
}
