package org.offhook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.media.MediaHost;

/**
 * How many G.711 calls talk at once before one packet in a hundred leaves more than 5 ms late: our
 * media engine, then baresip, with the same far end on the same machine.
 *
 * <p>Arguments: seconds for each number of calls (default 5), most calls to try (default 1600).
 */
public final class ConcurrentCalls {
  private static final double BEARABLE = 0.01;

  private final int seconds;
  private final int most;

  private ConcurrentCalls(int seconds, int most) {
    this.seconds = seconds;
    this.most = most;
  }

  /** Prints each step, and the numbers. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ConcurrentCalls load =
        new ConcurrentCalls(
            arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5,
            arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1600);
    int ours = load.reached("offhook", load::offhook);
    int theirs = load.reached("baresip", load::baresip);
    System.out.printf(
        "concurrent G.711 calls: offhook %d, baresip %d, ratio %.2f%n",
        ours, theirs, (double) ours / theirs);
  }

  /** A host with some calls, and the share of packets that were late. */
  private interface Step {
    double late(int calls) throws IOException, InterruptedException;
  }

  private int reached(String who, Step step) throws IOException, InterruptedException {
    int reached = 0;
    for (int calls = 25; calls <= most; calls = calls * 3 / 2) {
      double late = step.late(calls);
      System.out.printf("%s: %d calls, %.2f %% late%n", who, calls, 100 * late);
      if (late > BEARABLE) {
        return reached;
      }
      reached = calls;
    }
    return reached;
  }

  private double offhook(int calls) throws IOException, InterruptedException {
    try (VoiceStreams far = new VoiceStreams()) {
      List<String> command =
          new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(MediaHost.class.getName(), "" + calls, "" + far.port(), "20000"));
      Process host =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader out = new BufferedReader(new InputStreamReader(host.getInputStream()))) {
        String ports = out.readLine();
        if (ports == null) {
          throw new IOException("the media engine did not start");
        }
        return far.talk(
            Arrays.stream(ports.trim().split(" ")).map(Integer::parseInt).toList(), seconds);
      } finally {
        host.destroyForcibly().waitFor();
      }
    }
  }

  private double baresip(int calls) throws IOException, InterruptedException {
    int port = Caller.freePort();
    try (VoiceStreams far = new VoiceStreams();
        Peer peer = Peer.talkingBaresip(port);
        Caller caller = new Caller(port)) {
      Process process = peer.command(caller.port()).start();
      try {
        caller.awaitRegister();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
          ports.add(caller.call(i, far.port()).rtpPort());
        }
        return far.talk(ports, seconds);
      } catch (IOException e) {
        System.out.println("baresip: " + e.getMessage().lines().findFirst().orElse(""));
        return 1;
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
