package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ShellClient;

/**
 * The power goes while the phone writes its configuration: it boots with the old or the new one.
 * {@code -Doffhook.cuts=200} for more.
 */
class PowerCutIT {
  private static final int CUTS = Integer.getInteger("offhook.cuts", 40);

  @TempDir Path directory;

  @Test
  void everyCutLeavesACompleteConfiguration() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path image = HouseImages.of("audiocodes-440hd");
    Path data = directory.resolve("data");
    String first = "voip/signalling/sip/port=0\nvoip/line/0/id=0\nvoip/line/1/id=0\n";
    PhoneProcess phone = PhoneProcess.boot(image, data, first);
    int known = 0;
    for (int cut = 0; cut < CUTS; cut++) {
      known = cut(phone, known, random);
      phone = PhoneProcess.boot(image, data, null);
      int zero = number(phone, "voip/line/0/id");
      int one = number(phone, "voip/line/1/id");
      assertEquals(zero, one, "torn between two configurations; seed " + seed + ", cut " + cut);
      assertTrue(
          zero == known || zero == known + 1,
          "neither %d nor the one after it, but %d; seed %d".formatted(known, zero, seed));
      known = zero;
    }
    String health = phone.tryExec("health").output();
    assertTrue(health.matches("(?s).*OK +config .*"), health);
    phone.close();
  }

  /** Changes two parameters together, over and over, and kills the phone in between. */
  private static int cut(PhoneProcess phone, int from, Random random) throws Exception {
    AtomicInteger confirmed = new AtomicInteger(from);
    AtomicBoolean stop = new AtomicBoolean();
    ShellClient shell = new ShellClient(phone.data().resolve("shell.sock"));
    Thread writer =
        new Thread(
            () -> {
              try {
                while (!stop.get()) {
                  int next = confirmed.get() + 1;
                  shell.exec("config set voip/line/0/id=" + next + " voip/line/1/id=" + next);
                  confirmed.set(next);
                }
              } catch (IOException e) {
                // the phone was killed in the middle of an answer
              }
            });
    writer.start();
    LockSupport.parkNanos(5_000_000L + random.nextInt(40_000_000));
    phone.kill();
    stop.set(true);
    writer.join();
    return confirmed.get();
  }

  private static int number(PhoneProcess phone, String path) throws IOException {
    return Integer.parseInt(phone.exec("config get " + path).strip());
  }
}
