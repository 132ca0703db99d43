package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Time from INVITE to the first 180 and to 200 on the wire, calls per second one after another, and
 * processor time for each call, with the phone and then baresip as callee, the same caller for
 * both.
 *
 * <p>Arguments: image directory, number of calls (default 300), calls before that to warm up
 * (default 100).
 */
public final class CallSetup {
  private CallSetup() {}

  /** Prints medians, 99th percentiles and ratios. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
    int phonePort = Caller.freePort();
    int peerPort = Caller.freePort();
    Times phone;
    Times peer;
    try (Peer offhook = Peer.offhook(image, phonePort)) {
      phone = measure(offhook, phonePort, warmUp, calls);
    }
    try (Peer baresip = Peer.baresip(peerPort)) {
      peer = measure(baresip, peerPort, warmUp, calls);
    }
    print("INVITE to 180", phone.ringing, peer.ringing);
    print("INVITE to 200", phone.answered, peer.answered);
    print("calls per second, one after another", phone.perSecond, peer.perSecond, "%.0f");
    print("ms of processor time per call", phone.cpuMillis, peer.cpuMillis, "%.2f");
  }

  private static void print(String what, double phone, double peer, String format) {
    String both = "%s: offhook " + format + ", baresip " + format + ", ratio %.2f%n";
    System.out.printf(both, what, phone, peer, phone / peer);
  }

  private static void print(String what, List<Double> phone, List<Double> peer) {
    if (phone.isEmpty() || peer.isEmpty()) {
      System.out.printf("%s: offhook %d, baresip %d samples%n", what, phone.size(), peer.size());
      return;
    }
    double ours = Figures.percentile(phone, 0.5);
    double theirs = Figures.percentile(peer, 0.5);
    System.out.printf(
        "%s: offhook %.2f ms (p99 %.2f), baresip %.2f ms (p99 %.2f), ratio %.1f%n",
        what,
        ours,
        Figures.percentile(phone, 0.99),
        theirs,
        Figures.percentile(peer, 0.99),
        ours / theirs);
  }

  private record Times(
      List<Double> ringing, List<Double> answered, double perSecond, double cpuMillis) {}

  private static Times measure(Peer callee, int port, int warmUp, int calls)
      throws IOException, InterruptedException {
    try (Caller caller = new Caller(port)) {
      Process process = callee.command(caller.port()).start();
      try {
        caller.awaitRegister();
        for (int i = 0; i < warmUp; i++) {
          caller.end(caller.call(i, 9));
        }
        List<Double> ringing = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        double cpu = Figures.cpuMillis(process);
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
          Caller.Answered call = caller.call(warmUp + i, 9);
          caller.end(call);
          answered.add(call.answeredMillis());
          if (!Double.isNaN(call.ringingMillis())) {
            ringing.add(call.ringingMillis());
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = Figures.cpuMillis(process) - cpu;
        return new Times(ringing, answered, calls / seconds, cpu / calls);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
