package org.offhook.testkit.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM holds, measured from outside with the tools of the JDK and the kernel.
 *
 * @param threads live threads
 * @param sockets open sockets
 * @param bundleLoaders class loaders of bundles alive after a full collection
 * @param heapBytes heap in use after a full collection
 */
public record ProcessFigures(long threads, long sockets, long bundleLoaders, long heapBytes) {

  /** Measures a process; runs a full collection in it. */
  public static ProcessFigures of(long pid) throws IOException {
    jcmd(pid, "GC.run");
    // Finalizers and cleaners of the first collection free what the second one takes.
    jcmd(pid, "GC.run");
    return new ProcessFigures(
        Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("Threads:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum(),
        sockets(pid),
        instances(jcmd(pid, "GC.class_histogram"), "BundleWiringImpl$BundleClassLoader"),
        heap(jcmd(pid, "GC.heap_info")));
  }

  /** Resident memory in bytes. */
  public static long residentBytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  private static long sockets(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      return open.filter(ProcessFigures::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }

  /** Adds up the instances of the classes whose name ends so. */
  private static long instances(String histogram, String className) {
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(cells -> cells.length >= 4 && cells[3].endsWith(className))
        .mapToLong(cells -> Long.parseLong(cells[1]))
        .sum();
  }

  private static long heap(String info) {
    long bytes = 0;
    Matcher used = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K").matcher(info);
    while (used.find()) {
      bytes += Long.parseLong(used.group(1)) * 1024;
    }
    return bytes;
  }

  private static String jcmd(long pid, String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
