package org.offhook.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A house in a Java of its own, so that its standard streams and exit code are its own too. */
final class HouseProcess {
  private HouseProcess() {}

  /**
   * What became of it.
   *
   * @param exitCode its exit code
   * @param output all it wrote to its standard output
   */
  record Result(int exitCode, String output) {}

  /** Runs a house with these properties and this standard input until its framework has stopped. */
  static Result run(Path folder, String input, String... properties) throws Exception {
    Path in = java.nio.file.Files.writeString(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HouseProcess.class.getName(),
                folder.toString()));
    command.addAll(List.of(properties));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("does not end: " + java.nio.file.Files.readString(out));
      }
      return new Result(process.exitValue(), java.nio.file.Files.readString(out));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Entry point: a folder, and properties as {@code name=value}. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> properties = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    try (House house = new House(Path.of(arguments[0]), properties)) {
      house.framework.waitForStop(8_000);
    }
    System.exit(Integer.getInteger("offhook.exit", 42));
  }
}
