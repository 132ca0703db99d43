package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ffmpeg's coders, by its own {@code -benchmark}. Reading the file and starting the program are
 * measured as well, with coding left out, and taken off.
 */
final class Ffmpeg {
  private static final Pattern TIMES = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");

  /**
   * How ffmpeg codes.
   *
   * @param name for the report
   * @param encoder options that choose and set the encoder
   * @param decoder options that choose the decoder
   * @param format container that carries the stream with the least ado
   * @param input options to read it
   */
  private record Coder(
      String name, List<String> encoder, List<String> decoder, String format, List<String> input) {}

  private static final Map<String, Coder> CODERS =
      Map.of(
          "PCMA",
          raw("pcm_alaw", "alaw"),
          "PCMU",
          raw("pcm_mulaw", "mulaw"),
          "G722",
          new Coder(
              "ffmpeg g722",
              List.of("-c:a", "g722"),
              List.of("-c:a", "g722"),
              "g722",
              List.of("-f", "g722")),
          "OPUS",
          new Coder(
              "libopus",
              List.of(
                  "-c:a",
                  "libopus",
                  "-b:a",
                  "32000",
                  "-application",
                  "voip",
                  "-compression_level",
                  "5",
                  "-frame_duration",
                  "20"),
              List.of("-c:a", "libopus"),
              "ogg",
              List.of("-f", "ogg")));

  private final Path directory;

  Ffmpeg(Path directory) {
    this.directory = directory;
  }

  private static Coder raw(String coder, String format) {
    return new Coder(
        "ffmpeg " + coder,
        List.of("-c:a", coder),
        List.of(),
        format,
        List.of("-f", format, "-ar", "8000"));
  }

  /** Name of the peer of a codec of ours; empty when ffmpeg has none. */
  static String peer(String codec) {
    Coder coder = CODERS.get(codec);
    return coder == null ? "" : coder.name;
  }

  /** Codes it once in each direction. */
  CpuSeconds run(String codec, short[] pcm, int rate) throws IOException, InterruptedException {
    Coder coder = CODERS.get(codec);
    write(pcm);
    List<String> source = List.of("-f", "s16le", "-ar", "" + rate, "-ac", "1", "-i", "in.raw");
    List<String> nothing = List.of("-f", "null", "-");
    double copying = seconds(source, List.of("-c", "copy"), nothing);
    double encoding = seconds(source, coder.encoder, nothing);
    seconds(source, coder.encoder, List.of("-f", coder.format, "coded"));
    List<String> coded = new ArrayList<>(coder.decoder);
    coded.addAll(coder.input);
    coded.addAll(List.of("-i", "coded"));
    double parsing = seconds(coded, List.of("-c", "copy"), nothing);
    double decoding = seconds(coded, List.of(), nothing);
    return new CpuSeconds(Math.max(0, encoding - copying), Math.max(0, decoding - parsing));
  }

  private void write(short[] pcm) throws IOException {
    ByteBuffer raw = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asShortBuffer().put(pcm);
    Files.write(directory.resolve("in.raw"), raw.array());
  }

  private double seconds(List<String> input, List<String> coder, List<String> output)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("ffmpeg", "-nostdin", "-hide_banner", "-benchmark", "-threads", "1", "-y"));
    command.addAll(input);
    command.addAll(coder);
    command.addAll(output);
    String told = Program.run(directory, command);
    Matcher times = TIMES.matcher(told);
    if (!times.find()) {
      throw new IOException("ffmpeg tells no times:\n" + told);
    }
    return Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
  }
}
