package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a foreign program to its end. */
final class Program {
  private static final long MINUTES = 5;

  private Program() {}

  /** True when it can be started. */
  static boolean installed(String name) {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }

  /** Its output, both streams. */
  static String run(Path directory, List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(directory, "output", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " takes longer than " + MINUTES + " minutes");
    }
    String output = Files.readString(log, StandardCharsets.UTF_8);
    Files.delete(log);
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + output);
    }
    return output;
  }
}
