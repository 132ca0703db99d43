package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.Codec;

/**
 * CPU seconds that each codec takes to encode and to decode 600 s of sound, beside a C library that
 * does the same to the same sound in the same run: ffmpeg's own coders, libopus through ffmpeg,
 * libbcg729. Peers that are not installed are named and left out. The best of the rounds counts,
 * for both; ours is warmed up, as a phone is after its first call.
 *
 * <p>Arguments: rounds (default 3), seconds of sound (default 600).
 */
public final class CodecSpeed {
  private static final int REFERENCE_SECONDS = 600;
  private static final int WARM_UP_SECONDS = 60;

  private final int rounds;
  private final int seconds;
  private final Ffmpeg ffmpeg;
  private final Bcg729 bcg729;

  private CodecSpeed(int rounds, int seconds, Path directory) {
    this.rounds = rounds;
    this.seconds = seconds;
    this.ffmpeg = new Ffmpeg(directory);
    this.bcg729 = new Bcg729(directory);
  }

  /** Prints one line for each codec. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : REFERENCE_SECONDS;
    Path directory = Files.createTempDirectory("offhook-codecs");
    try {
      new CodecSpeed(rounds, seconds, directory).run();
    } finally {
      try (var files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }

  private void run() throws IOException, InterruptedException {
    System.out.printf(
        "CPU seconds per %d s of sound (best of %d rounds of %d s)%n",
        REFERENCE_SECONDS, rounds, seconds);
    System.out.printf(
        "%-6s %9s %9s   %-16s %9s %9s   %7s %7s%n",
        "codec", "encode", "decode", "peer", "encode", "decode", "ratio e", "ratio d");
    List<String> notes = new ArrayList<>();
    for (Codec codec : Codecs.all()) {
      print(codec, notes);
    }
    notes.forEach(System.out::println);
  }

  private void print(Codec codec, List<String> notes) throws IOException, InterruptedException {
    short[] pcm = Speech.make(seconds, codec.sampleRate());
    String peer = peer(codec.name(), notes);
    OurCodec our = new OurCodec(codec);
    our.run(Speech.make(WARM_UP_SECONDS, codec.sampleRate()));
    CpuSeconds ours = CpuSeconds.UNKNOWN;
    CpuSeconds theirs = CpuSeconds.UNKNOWN;
    for (int i = 0; i < rounds; i++) {
      ours = ours.best(our.run(pcm));
      if (!peer.isEmpty()) {
        theirs = theirs.best(theirs(codec, pcm));
      }
    }
    if (our.heard() == 0) {
      throw new IllegalStateException(codec.name() + " decoded nothing");
    }
    double scale = (double) REFERENCE_SECONDS / seconds;
    ours = ours.times(scale);
    theirs = theirs.times(scale);
    System.out.printf(
        "%-6s %9s %9s   %-16s %9s %9s   %7s %7s%n",
        codec.name(),
        CpuSeconds.show(ours.encode()),
        CpuSeconds.show(ours.decode()),
        peer.isEmpty() ? "none" : peer,
        CpuSeconds.show(theirs.encode()),
        CpuSeconds.show(theirs.decode()),
        CpuSeconds.ratio(ours.encode(), theirs.encode()),
        CpuSeconds.ratio(ours.decode(), theirs.decode()));
  }

  /** Name of the peer; empty, with a note, when it cannot be measured. */
  private static String peer(String codec, List<String> notes) {
    if (codec.equals("G729")) {
      if (!Bcg729.missing().isEmpty()) {
        notes.add("G729: " + Bcg729.missing());
        return "";
      }
      return "libbcg729";
    }
    if (!Program.installed("ffmpeg")) {
      notes.add(codec + ": ffmpeg is not installed");
      return "";
    }
    return Ffmpeg.peer(codec);
  }

  private CpuSeconds theirs(Codec codec, short[] pcm) throws IOException, InterruptedException {
    return codec.name().equals("G729")
        ? bcg729.run(pcm)
        : ffmpeg.run(codec.name(), pcm, codec.sampleRate());
  }
}
