package org.offhook.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.media.MediaHost;

/**
 * Processor time that each second of a conference of three in G.711 costs: our media engine with
 * two calls that it mixes with each other. Debian's baresip has no mixer: beside it are baresip
 * with two calls that it does not mix, and ffmpeg's {@code amix}, which mixes the three without a
 * network.
 *
 * <p>Arguments: seconds to measure (default 20).
 */
public final class ConferenceCost {
  private static final int WARM_UP_SECONDS = 10;

  private ConferenceCost() {}

  /** Prints the figures and ratios. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    double mixed = offhook("conference", seconds);
    double apart = offhook("calls", seconds);
    double baresip = baresip(seconds);
    double ffmpeg = ffmpeg();
    System.out.printf(
        "ms of processor time for a second of a conference of three: offhook %.2f (two calls apart"
            + " %.2f), baresip's two calls unmixed %.2f, ratio %.1f; ffmpeg amix alone %.2f, ratio"
            + " %.1f%n",
        mixed, apart, baresip, mixed / baresip, ffmpeg, mixed / ffmpeg);
  }

  private static double offhook(String how, int seconds) throws IOException, InterruptedException {
    try (VoiceStreams warm = new VoiceStreams();
        VoiceStreams far = new VoiceStreams()) {
      List<String> command =
          new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
      command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(MediaHost.class.getName(), "2", "" + far.port(), "20000", how));
      Process host =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader out = new BufferedReader(new InputStreamReader(host.getInputStream()))) {
        String ports = out.readLine();
        if (ports == null) {
          throw new IOException("the media engine did not start");
        }
        return cost(
            host,
            Arrays.stream(ports.trim().split(" ")).map(Integer::parseInt).toList(),
            warm,
            far,
            seconds);
      } finally {
        host.destroyForcibly().waitFor();
      }
    }
  }

  private static double baresip(int seconds) throws IOException, InterruptedException {
    int port = Caller.freePort();
    try (VoiceStreams warm = new VoiceStreams();
        VoiceStreams far = new VoiceStreams();
        Peer peer = Peer.talkingBaresip(port);
        Caller caller = new Caller(port)) {
      Process process = peer.command(caller.port()).start();
      try {
        caller.awaitRegister();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          ports.add(caller.call(i, far.port()).rtpPort());
        }
        return cost(process, ports, warm, far, seconds);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** Milliseconds of processor time for each second, once it is warm. */
  private static double cost(
      Process process, List<Integer> ports, VoiceStreams warm, VoiceStreams far, int seconds)
      throws IOException, InterruptedException {
    warm.talk(ports, WARM_UP_SECONDS);
    double before = Figures.cpuMillis(process);
    long begun = System.nanoTime();
    far.talk(ports, seconds);
    double took = (System.nanoTime() - begun) / 1e9;
    return (Figures.cpuMillis(process) - before) / took;
  }

  /** Three sounds, each mixed with one other and coded for the third. */
  private static double ffmpeg() throws IOException, InterruptedException {
    int seconds = 600;
    Path directory = BootToRegister.directory("ffmpeg");
    List<String> make = new ArrayList<>(List.of("ffmpeg", "-y", "-v", "error"));
    for (int hertz : List.of(500, 800, 1150)) {
      make.addAll(List.of("-f", "lavfi", "-i", "sine=" + hertz + ":r=8000:d=" + seconds));
    }
    for (int i = 0; i < 3; i++) {
      make.addAll(List.of("-map", "" + i, "-c:a", "pcm_alaw", i + ".wav"));
    }
    Program.run(directory, make);
    List<String> mix = new ArrayList<>(List.of("ffmpeg", "-y", "-benchmark", "-threads", "1"));
    for (int i = 0; i < 3; i++) {
      mix.addAll(List.of("-i", i + ".wav"));
    }
    mix.addAll(
        List.of(
            "-filter_complex",
            "[0]asplit[a][b];[1]asplit[c][d];[2]asplit[e][f];"
                + "[a][c]amix[x];[b][e]amix[y];[d][f]amix[z]"));
    for (String out : List.of("x", "y", "z")) {
      mix.addAll(List.of("-map", "[" + out + "]", "-c:a", "pcm_alaw", "-f", "null", "-"));
    }
    String told = Program.run(directory, mix);
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    Matcher times = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s").matcher(told);
    if (!times.find()) {
      throw new IOException("ffmpeg tells no time:\n" + told);
    }
    double cpu = Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
    return cpu * 1000 / seconds;
  }
}
