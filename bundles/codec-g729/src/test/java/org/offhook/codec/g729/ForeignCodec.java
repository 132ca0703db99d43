package org.offhook.codec.g729;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** libbcg729, as a separate program compiled from {@code src/test/native/peer.c}. */
final class ForeignCodec {
  private static final int PATIENCE_SECONDS = 60;
  private final Path program;

  private ForeignCodec(Path program) {
    this.program = program;
  }

  /** Compiles it; empty where the compiler or the library is missing. */
  static Optional<ForeignCodec> find() {
    Path program = Path.of("target", "peer").toAbsolutePath();
    try {
      Files.createDirectories(program.getParent());
      run(
          new byte[0],
          "gcc",
          "-O2",
          "-o",
          program.toString(),
          "src/test/native/peer.c",
          "-lbcg729",
          "-lm");
      return Optional.of(new ForeignCodec(program));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** PCM to frames. */
  byte[] encode(short[] pcm, boolean activityDetection) throws IOException {
    return run(bytes(pcm), program.toString(), "encode", activityDetection ? "1" : "0");
  }

  /** Frames to PCM, losing those where the pattern has an x. */
  short[] decode(byte[] frames, String pattern) throws IOException {
    return samples(run(frames, program.toString(), "decode", pattern));
  }

  /** Seconds it takes. */
  String time(int seconds) {
    try {
      String[] times =
          new String(run(new byte[0], program.toString(), "time", "" + seconds)).trim().split(" ");
      return "encode " + times[0] + " s, decode " + times[1] + " s";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Runs a program with input from and output to files; fails unless it exits well. */
  static byte[] run(byte[] input, String... command) throws IOException {
    Path in = Files.createTempFile("g729", ".in");
    Path out = Files.createTempFile("g729", ".out");
    Path errors = Files.createTempFile("g729", ".err");
    try {
      Files.write(in, input);
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command[0] + " failed: " + Files.readString(errors));
      }
      return Files.readAllBytes(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      for (Path file : new ArrayList<>(List.of(in, out, errors))) {
        Files.deleteIfExists(file);
      }
    }
  }

  static byte[] bytes(short[] pcm) {
    ByteBuffer buffer = ByteBuffer.allocate(pcm.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asShortBuffer().put(pcm);
    return buffer.array();
  }

  static short[] samples(byte[] bytes) {
    short[] pcm = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
    return pcm;
  }
}
