package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Assembles images with the very tool that ships, once for all tests of a run. */
final class HouseImages {
  /** Top of the source tree. */
  static final Path TREE = Path.of("..", "..").toAbsolutePath().normalize();

  /** Each of the test machines that run side by side has its own. */
  private static final Path IMAGES =
      Path.of("target", "images", System.getProperty("offhook.fork", "0")).toAbsolutePath();

  private static final Map<List<String>, Path> ASSEMBLED = new ConcurrentHashMap<>();

  private HouseImages() {}

  /** Directory of an image, with its class-data archive, booted and registered once. */
  static Path of(String model, String... features) throws IOException, InterruptedException {
    List<String> key = new ArrayList<>(List.of(model));
    key.addAll(List.of(features));
    Path directory = ASSEMBLED.get(key);
    if (directory == null) {
      directory = IMAGES.resolve(String.join("+", key));
      List<String> command =
          new ArrayList<>(List.of("image", model, "--out", directory.toString()));
      for (String feature : features) {
        command.addAll(List.of("--feature", feature));
      }
      Result result = tool(command);
      if (result.exitCode() != 0) {
        throw new IOException("no image of " + key + ":\n" + result.output());
      }
      ASSEMBLED.put(key, directory);
    }
    return directory;
  }

  /**
   * What a run of the tool gave.
   *
   * @param exitCode its exit code
   * @param output what it printed, errors included
   */
  record Result(int exitCode, String output) {}

  /** Runs the {@code offhook} tool, for five minutes at most. */
  static Result tool(List<String> arguments) throws IOException, InterruptedException {
    Path tool = TREE.resolve("distribution/tool/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Doffhook.tree=" + TREE,
                "-cp",
                tool.resolve("classes") + ":" + tool.resolve("lib") + "/*",
                "org.offhook.tool.Main"));
    command.addAll(arguments);
    Path log = java.nio.file.Files.createTempFile("offhook-tool", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("the tool did not end: " + arguments);
    }
    String output = java.nio.file.Files.readString(log);
    java.nio.file.Files.delete(log);
    return new Result(process.exitValue(), output);
  }
}
