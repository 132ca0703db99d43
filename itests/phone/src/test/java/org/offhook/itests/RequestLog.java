package org.offhook.itests;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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

  /** Waits until a line holds this text, after the first so many. */
  void await(Duration atMost, int before, String text) throws IOException {
    long until = System.nanoTime() + atMost.toNanos();
    while (lines().skip(before).noneMatch(line -> line.contains(text))) {
      if (System.nanoTime() > until) {
        throw new IOException("no " + text + " within " + atMost);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** How many requests it has. */
  int size() throws IOException {
    return (int) lines().count();
  }

  /**
   * All lines after the first so many. A request may be answered before it is written down, but not
   * after the next one of the same worker is: a request of our own comes last.
   *
   * @param port where the server listens on 127.0.0.1
   */
  String complete(int port, int before) throws IOException {
    String mark = "/mark-" + System.nanoTime();
    try (InputStream answer = URI.create("http://127.0.0.1:" + port + mark).toURL().openStream()) {
      answer.readAllBytes();
    } catch (FileNotFoundException e) {
      // That is the answer.
    }
    await(Exchange.SOON, before, mark);
    return String.join("\n", lines().skip(before).filter(line -> !line.contains(mark)).toList());
  }

  private List<Request> after(int before) throws IOException {
    return lines().skip(before).map(Request::of).toList();
  }

  private Stream<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    // A line that is being written has no end yet.
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines();
  }
}
