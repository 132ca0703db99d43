package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What {@link WebServer} was asked, in the order of its answers. */
final class RequestLog {
  private final Path file;

  RequestLog(Path directory) {
    this.file = directory.resolve("access.log");
  }

  /**
   * One request.
   *
   * @param status how it was answered
   * @param uri what was asked for
   * @param from address of the host that asked
   * @param at when it was answered
   * @param known the ETag of If-None-Match, or a dash
   */
  record Request(int status, String uri, String from, Instant at, String known) {
    private static Request of(String line) {
      String[] words = line.split(" ");
      Instant at = Instant.ofEpochMilli(Long.parseLong(words[3].replace(".", "")));
      return new Request(Integer.parseInt(words[0]), words[1], words[2], at, words[4]);
    }

    boolean isConditional() {
      return !known.equals("-");
    }
  }

  /** The requests after the first so many, when there are this many of them. */
  List<Request> await(Duration atMost, int before, int count) throws IOException {
    long until = System.nanoTime() + atMost.toNanos();
    List<Request> requests = after(before);
    while (requests.size() < count) {
      if (System.nanoTime() > until) {
        throw new IOException(
            "%d of %d requests within %s".formatted(requests.size(), count, atMost));
      }
      LockSupport.parkNanos(100_000_000);
      requests = after(before);
    }
    return requests;
  }

  private List<Request> after(int before) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    // A line that is being written has no end yet.
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .skip(before)
        .map(Request::of)
        .toList();
  }
}
