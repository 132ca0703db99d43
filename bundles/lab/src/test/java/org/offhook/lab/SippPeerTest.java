package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab against sipp: many calls, over UDP and TCP, and none is left. */
class SippPeerTest {
  @TempDir Path files;

  @ParameterizedTest
  @ValueSource(strings = {"u1", "t1"})
  void aHundredCallsToTheEcho(String transport) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/sipp")), "sipp is not installed");
    try (Bench bench = new Bench("_users", "200:two")) {
      Path output = files.resolve("output");
      Process sipp =
          new ProcessBuilder(
                  "/usr/bin/sipp",
                  bench.domain(),
                  "-sf",
                  scenario().toString(),
                  "-i",
                  "127.0.0.1",
                  "-t",
                  transport,
                  "-r",
                  "50",
                  "-m",
                  "100",
                  "-timeout",
                  "15s",
                  "-timeout_error",
                  "-nostdin")
              .directory(files.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertTrue(sipp.waitFor(20, TimeUnit.SECONDS), "sipp does not end");
      assertEquals(
          0, sipp.exitValue(), () -> new String(read(output), StandardCharsets.ISO_8859_1));
      assertTrue(bench.lab.probe().detail().endsWith(" 0 calls"), bench.lab.probe().detail());
    }
  }

  private Path scenario() throws Exception {
    Path scenario = files.resolve("echo-calls.xml");
    try (InputStream in = SippPeerTest.class.getResourceAsStream("echo-calls.xml")) {
      Files.write(scenario, in.readAllBytes());
    }
    return scenario;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      return new byte[0];
    }
  }
}
