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
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;
import org.offhook.testkit.phone.Surroundings;

/**
 * Many phones of one image, each a process of its own on a host of its own, fresh from the factory.
 * All get power at the same instant, and lose it at the end.
 */
final class PhoneCrowd implements AutoCloseable {
  /** The second compiler is for codecs, which such a phone has none of. */
  private static final String NO_CODECS = "-XX:TieredStopAtLevel=1";

  private final List<Member> members = new ArrayList<>();
  private final ExecutorService askers;

  /** A crowd on the hosts of a network, from the second host on. */
  PhoneCrowd(Path image, Path directory, LocalNetwork network, int phones) throws IOException {
    askers = Executors.newFixedThreadPool(phones);
    try {
      for (int host = 2; host < phones + 2; host++) {
        Path data = directory.resolve("phone" + host);
        Surroundings here =
            Surroundings.provisioned(network.namespace(host)).withJavaOptions(NO_CODECS);
        members.add(new Member(host, PhoneProcess.start(image, data, null, here)));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
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
    members.forEach(member -> member.phone().kill());
  }
}
