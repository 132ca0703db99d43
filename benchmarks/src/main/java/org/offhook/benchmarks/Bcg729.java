package org.offhook.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** libbcg729 in a small C program that times itself; compiled when it is needed. */
final class Bcg729 {
  private final Path directory;
  private boolean compiled;

  Bcg729(Path directory) {
    this.directory = directory;
  }

  /** Empty when it can be measured, else what is missing. */
  static String missing() {
    if (!Program.installed("gcc")) {
      return "gcc is not installed";
    }
    return Files.exists(Path.of("/usr/include/bcg729/encoder.h"))
        ? ""
        : "libbcg729-dev is not installed";
  }

  /** Codes it once in each direction. */
  CpuSeconds run(short[] pcm) throws IOException, InterruptedException {
    if (!compiled) {
      compile();
    }
    ByteBuffer raw = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.nativeOrder());
    raw.asShortBuffer().put(pcm);
    Files.write(directory.resolve("bcg729.raw"), raw.array());
    String[] times =
        Program.run(directory, List.of("./bcg729", "bcg729.raw")).strip().split("\\s+");
    return new CpuSeconds(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
  }

  private void compile() throws IOException, InterruptedException {
    try (InputStream source = Bcg729.class.getResourceAsStream("bcg729.c")) {
      Files.copy(source, directory.resolve("bcg729.c"));
    }
    Program.run(directory, List.of("gcc", "-O2", "-o", "bcg729", "bcg729.c", "-lbcg729"));
    compiled = true;
  }
}
