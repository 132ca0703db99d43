package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;
import org.offhook.testkit.phone.Surroundings;

/**
 * Many phones of one image, each a process of its own on a host of its own, fresh from the factory.
 * In a building each has a processor of its own; here they share those of one machine, so each gets
 * power as soon as it would get a processor. At the end all lose it at the same instant.
 */
final class PhoneCrowd implements AutoCloseable {
  /** The second compiler is for codecs, which such a phone has none of. */
  private static final String NO_CODECS = "-XX:TieredStopAtLevel=1";

  /** Phones that start at the same time; {@code offhook.atOnce=100} is a storm. */
  private static final int AT_ONCE =
      Integer.getInteger("offhook.atOnce", 2 * Runtime.getRuntime().availableProcessors());

  private static final Duration BOOT = Duration.ofMinutes(2);

  private final List<Member> members = new ArrayList<>();
  private final ExecutorService askers;

  /** How many of them, from the first one on, have come to run. */
  private int running;

  /** A crowd on the hosts of a network, from the second host on; returns when all of them run. */
  PhoneCrowd(Path image, Path directory, LocalNetwork network, int phones) throws IOException {
    askers = Executors.newFixedThreadPool(phones);
    try {
      for (int host = 2; host < phones + 2; host++) {
        Path data = directory.resolve("phone" + host);
        Surroundings here =
            Surroundings.provisioned(network.namespace(host)).withJavaOptions(NO_CODECS);
        members.add(new Member(host, PhoneProcess.start(image, data, null, here)));
        awaitStarting(AT_ONCE - 1);
      }
      awaitStarting(0);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Waits until so many of them still start, or fewer. */
  private void awaitStarting(int most) throws IOException {
    long until = System.nanoTime() + BOOT.toNanos();
    while (starting() > most) {
      if (System.nanoTime() > until) {
        throw new IOException("no phone came to run within " + BOOT);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private int starting() throws IOException {
    int starting = 0;
    for (Member member : members.subList(running, members.size())) {
      String console = member.phone().console();
      if (!console.contains(" runs; data in ")) {
        starting++;
        if (!member.phone().alive()) {
          throw new IOException("host " + member.host() + " ended at boot:\n" + console);
        }
      } else if (starting == 0) {
        running++;
      }
    }
    return starting;
  }

  /**
   * One of them.
   *
   * @param host number of its host
   * @param phone the phone
   */
  record Member(int host, PhoneProcess phone) {}

  /** What is asked of one of them. */
  interface Question {
    void ask(Member member) throws Exception;
  }

  /** Asks all of them at once, and returns when all have answered. */
  void each(Question question) throws Exception {
    List<Future<?>> answers = new ArrayList<>();
    for (Member member : members) {
      answers.add(
          askers.submit(
              () -> {
                question.ask(member);
                return null;
              }));
    }
    for (Future<?> answer : answers) {
      try {
        answer.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception why) {
          throw why;
        }
        throw (Error) e.getCause();
      }
    }
  }

  /** Resident memory of all of them, pages that they share counted for each; bytes. */
  long residentBytes() throws IOException {
    long bytes = 0;
    for (Member member : members) {
      bytes += ProcessFigures.residentBytes(member.phone().pid());
    }
    return bytes;
  }

  /** What one of them has cost so far, on average. */
  String cost() throws IOException {
    Duration all =
        members.stream()
            .flatMap(member -> ProcessHandle.of(member.phone().pid()).stream())
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .reduce(Duration.ZERO, Duration::plus);
    return "each %.2f s of processor and %d MB"
        .formatted(
            all.toMillis() / 1000.0 / members.size(), residentBytes() / members.size() / 1_000_000);
  }

  @Override
  public void close() {
    askers.shutdownNow();
    members.stream()
        .flatMap(member -> ProcessHandle.of(member.phone().pid()).stream())
        .forEach(ProcessHandle::destroyForcibly);
    members.forEach(member -> member.phone().close());
  }
}
