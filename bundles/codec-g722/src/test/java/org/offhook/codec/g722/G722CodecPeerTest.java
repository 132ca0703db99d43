package org.offhook.codec.g722;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against ffmpeg and libspandsp, on ten seconds of sweeps, noise and silence. */
class G722CodecPeerTest {
  private static final String SPANDSP =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <spandsp.h>
      int main(int argc, char **argv) {
        FILE *in = fopen(argv[2], "rb"), *out = fopen(argv[3], "wb");
        static int16_t pcm[2000000]; static uint8_t codes[1000000];
        if (!strcmp(argv[1], "encode")) {
          int n = fread(pcm, 2, 2000000, in);
          g722_encode_state_t *s = g722_encode_init(NULL, 64000, 0);
          fwrite(codes, 1, g722_encode(s, codes, pcm, n), out);
        } else {
          int n = fread(codes, 1, 1000000, in);
          g722_decode_state_t *s = g722_decode_init(NULL, 64000, 0);
          fwrite(pcm, 2, g722_decode(s, pcm, codes, n), out);
        }
        fclose(out);
        return 0;
      }
      """;

  @TempDir Path directory;

  @Test
  void decodesWhatFfmpegEncodesAsFfmpegDoes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
    byte[] codes = ffmpeg(bytes(Signal.mixed()), "s16le", "g722");
    short[] theirs = samples(ffmpeg(codes, "g722", "s16le"));
    assertArrayEquals(theirs, Coded.decode(codes, ""));
  }

  @ParameterizedTest
  @CsvSource({"7, bitrate=56000", "6, bitrate=48000"})
  void decodesTheLowerRatesAsFfmpegDoes(int bits, String format) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
    byte[] codes = Coded.encode(Signal.mixed());
    Path in = Files.write(directory.resolve("in.g722"), codes);
    Path out = directory.resolve("out.s16le");
    run(
        List.of(
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-f",
            "g722",
            "-bits_per_codeword",
            String.valueOf(bits),
            "-i",
            in.toString(),
            "-f",
            "s16le",
            out.toString()));
    assertArrayEquals(samples(Files.readAllBytes(out)), Coded.decode(codes, format));
  }

  @Test
  void encodesAsFfmpegDoes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
    byte[] theirs = ffmpeg(bytes(Signal.mixed()), "s16le", "g722");
    assertArrayEquals(theirs, Coded.encode(Signal.mixed()));
  }

  @Test
  void encodesForFfmpeg() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
    byte[] codes = Coded.encode(Signal.mixed());
    short[] heard = samples(ffmpeg(codes, "g722", "s16le"));
    assertArrayEquals(Coded.decode(codes, ""), heard);
    assertTrue(Signal.likeness(Signal.mixed(), heard) > 0.95);
  }

  @Test
  void encodesAndDecodesAsSpandspDoes() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
    assumeTrue(Files.isDirectory(Path.of("/usr/include/spandsp")), "libspandsp is not installed");
    Path source = Files.writeString(directory.resolve("spandsp.c"), SPANDSP);
    Path program = directory.resolve("spandsp");
    run(List.of("gcc", "-O2", "-o", program.toString(), source.toString(), "-lspandsp"));
    Path pcm = Files.write(directory.resolve("in.raw"), bytes(Signal.mixed()));
    Path codes = directory.resolve("codes");
    Path back = directory.resolve("back.raw");
    run(List.of(program.toString(), "encode", pcm.toString(), codes.toString()));
    run(List.of(program.toString(), "decode", codes.toString(), back.toString()));
    assertArrayEquals(Files.readAllBytes(codes), Coded.encode(Signal.mixed()));
    // Where full scale overflows, libspandsp wraps around and we saturate: up to there they agree.
    int scale = 7 * 16_000;
    assertArrayEquals(
        Arrays.copyOf(samples(Files.readAllBytes(back)), scale),
        Arrays.copyOf(Coded.decode(Files.readAllBytes(codes), ""), scale));
  }

  private static byte[] bytes(short[] pcm) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(pcm);
    return bytes.array();
  }

  private static short[] samples(byte[] bytes) {
    short[] pcm = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
    return pcm;
  }

  private byte[] ffmpeg(byte[] input, String from, String to) throws Exception {
    Path in = Files.write(directory.resolve("in." + from), input);
    Path out = directory.resolve("out." + to);
    Files.deleteIfExists(out);
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-f", from));
    if (from.equals("s16le")) {
      command.addAll(List.of("-ar", "16000")); // the G.722 demuxer knows its rate
    }
    command.addAll(List.of("-i", in.toString(), "-f", to, "-ar", "16000", out.toString()));
    run(command);
    return Files.readAllBytes(out);
  }

  private void run(List<String> command) throws Exception {
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(log));
  }
}
