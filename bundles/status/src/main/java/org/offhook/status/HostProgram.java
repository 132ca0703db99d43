package org.offhook.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs programs of the host for a bounded time; ends them when nobody wants them any more. */
final class HostProgram implements AutoCloseable {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:_%-]{0,252}");

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A host as a person wrote it.
   *
   * @throws IllegalArgumentException when it is none; an option of a program is none
   */
  static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no host, expected a name or an address"
              .formatted(text.replaceAll("\\p{Cntrl}", "?")));
    }
    return text;
  }

  /**
   * Runs a program.
   *
   * @return what it printed, whether it was content or not
   * @throws IOException when the host has no such program, or it takes longer
   */
  String run(Duration longest, String program, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(find(program).toString()));
    command.addAll(List.of(words));
    // Into a file: a program that is ended for taking too long has said something by then.
    Path output = Files.createTempFile("offhook-", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .start();
    running.add(process);
    try {
      boolean ended = !closed && process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (closed) {
        throw new IOException(program + " was stopped");
      }
      if (!ended) {
        throw new IOException(
            "%s took longer than %d s:\n%s"
                .formatted(program, longest.toSeconds(), Files.readString(output)));
      }
      return Files.readString(output).strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was stopped", e);
    } finally {
      process.destroyForcibly();
      running.remove(process);
      Files.deleteIfExists(output);
    }
  }

  private static Path find(String program) throws IOException {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":"), new String[] {"/usr/bin", "/bin", "/usr/sbin", "/sbin"})
        .flatMap(Stream::of)
        .filter(directory -> directory.startsWith("/"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("the host of this phone has no program " + program));
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(Process::destroyForcibly);
  }
}
