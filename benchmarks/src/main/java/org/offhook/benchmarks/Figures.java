package org.offhook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One round of a whole-process measurement.
 *
 * @param millis time that passed
 * @param megabytes resident memory, all processes of the program together
 */
record Figures(double millis, double megabytes) {

  static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The value below which this share of the sorted values lies. */
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }

  /** Processor time a process and its children have had, in milliseconds. */
  static double cpuMillis(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .mapToDouble(one -> one.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
        .sum();
  }

  /** Resident bytes of a process and its children: the phone starts through a script. */
  static long resident(Process process) throws IOException {
    long bytes = 0;
    for (ProcessHandle handle :
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
      bytes +=
          Files.readAllLines(Path.of("/proc", String.valueOf(handle.pid()), "status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .sum();
    }
    return bytes;
  }
}
