package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many changes of those who are watched are taken in each second, what one costs, and how much
 * memory each watched one takes: the phone with dialog-info (RFC 4235), then baresip with presence
 * (RFC 3856), which is what it can watch. The same notifier tells both, as fast as they answer.
 *
 * <p>Arguments: image directory, number of those watched (default 1000), changes (default 3000).
 */
public final class BusyLampUpdates {
  private static final int PATIENCE_SECONDS = 60;

  private BusyLampUpdates() {}

  /** What one user agent did. */
  private record Rate(double perSecond, double cpuMicros, double memory) {}

  /** Prints rates, costs and ratios. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int watched = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
    int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
    Rate ours = offhook(image, watched, changes);
    Rate theirs = baresip(watched, changes);
    System.out.printf(
        "changes of %d watched per second: offhook %.0f, baresip %.0f, ratio %.2f%n",
        watched, ours.perSecond, theirs.perSecond, ours.perSecond / theirs.perSecond);
    System.out.printf(
        "us of processor time per change: offhook %.0f, baresip %.0f, ratio %.1f%n",
        ours.cpuMicros, theirs.cpuMicros, ours.cpuMicros / theirs.cpuMicros);
    System.out.printf(
        "kB for each one watched: offhook %.1f, baresip %.1f, ratio %.1f%n",
        ours.memory, theirs.memory, ours.memory / theirs.memory);
  }

  private static Rate offhook(Path image, int watched, int changes)
      throws IOException, InterruptedException {
    double without = phoneMemory(image);
    String last = "" + (1000 + watched - 1);
    try (Notifier notifier =
            new Notifier("dialog", "application/dialog-info+xml", BusyLampUpdates::dialogInfo);
        Peer peer =
            Peer.offhook(
                image,
                0,
                "voip/services/busy_lamp_field/enabled=1",
                "offhook/blf/watch=1000-" + last)) {
      Process process = peer.command(notifier.port()).start();
      try {
        return rate(
            notifier, process, watched, changes, () -> (heap(process) - without) / 1e3 / watched);
      } finally {
        stop(process);
      }
    }
  }

  /** Live bytes of a phone that watches nobody. */
  private static double phoneMemory(Path image) throws IOException, InterruptedException {
    try (Notifier notifier = new Notifier("dialog", "", BusyLampUpdates::dialogInfo);
        Peer peer = Peer.offhook(image)) {
      Process process = peer.command(notifier.port()).start();
      try {
        notifier.serve(10_000);
        return heap(process);
      } finally {
        stop(process);
      }
    }
  }

  private static Rate baresip(int watched, int changes) throws IOException, InterruptedException {
    double without = 0;
    for (int users : List.of(0, watched)) {
      try (Notifier notifier =
              new Notifier("presence", "application/pidf+xml", BusyLampUpdates::presence);
          Peer peer = Peer.watchingBaresip(users)) {
        Process process = peer.command(notifier.port()).start();
        try {
          if (users == 0) {
            notifier.serve(3_000);
            without = Figures.resident(process);
          } else {
            double before = without;
            return rate(
                notifier,
                process,
                watched,
                changes,
                () -> (Figures.resident(process) - before) / 1e3 / watched);
          }
        } finally {
          stop(process);
        }
      }
    }
    throw new IllegalStateException("nobody was watched");
  }

  private interface Memory {
    double measure() throws IOException, InterruptedException;
  }

  private static Rate rate(
      Notifier notifier, Process process, int watched, int changes, Memory memory)
      throws IOException, InterruptedException {
    int there = notifier.awaitSubscriptions(watched, PATIENCE_SECONDS);
    if (there < watched) {
      throw new IOException("only " + there + " of " + watched + " were subscribed to");
    }
    notifier.serve(2_000);
    double kilobytes = memory.measure();
    notifier.update(changes);
    double cpu = Figures.cpuMillis(process);
    double seconds = notifier.update(changes);
    cpu = Figures.cpuMillis(process) - cpu;
    return new Rate(changes / seconds, cpu * 1000 / changes, kilobytes);
  }

  /** Bytes of all objects of the phone that live. */
  private static double heap(Process process) throws IOException, InterruptedException {
    long java =
        process
            .descendants()
            .filter(one -> one.info().command().orElse("").endsWith("java"))
            .map(ProcessHandle::pid)
            .findFirst()
            .orElse(process.pid());
    String histogram = Program.run(Path.of("."), List.of("jcmd", "" + java, "GC.class_histogram"));
    Matcher total = Pattern.compile("(?m)^Total +\\d+ +(\\d+)").matcher(histogram);
    if (!total.find()) {
      throw new IOException("no total in the histogram of " + java);
    }
    return Double.parseDouble(total.group(1));
  }

  private static void stop(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  private static String dialogInfo(String user, int version, boolean busy) {
    String dialog = busy ? "<dialog id=\"d\"><state>confirmed</state></dialog>" : "";
    return ("<?xml version=\"1.0\"?><dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\""
            + " version=\"%d\" state=\"full\" entity=\"sip:%s@127.0.0.1\">%s</dialog-info>")
        .formatted(version, user, dialog);
  }

  private static String presence(String user, int version, boolean busy) {
    return ("<?xml version=\"1.0\"?><presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
            + " entity=\"sip:%s@127.0.0.1\"><tuple id=\"t%d\"><status><basic>%s</basic></status>"
            + "</tuple></presence>")
        .formatted(user, version, busy ? "closed" : "open");
  }
}
