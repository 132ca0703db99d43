package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.testkit.peer.FreePort;

/** An engine that is gone keeps no thread: bundles are replaced while the phone runs for years. */
class NothingLeftTest {
  private static final long PATIENCE = Duration.ofSeconds(TestPhone.PATIENCE).toNanos();

  @Test
  void noThreadIsLeft() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (TestPhone phone = new TestPhone(Map.of())) {
      phone.open(TestPhone.account("alice", "", Transport.UDP, FreePort.any()));
    }
    long end = System.nanoTime() + PATIENCE;
    while (!left(before).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    assertEquals(List.of(), left(before));
  }

  /** A change of parameters makes a new engine, which must stay where servers and peers know it. */
  @Test
  void itsPortsAreThereForTheNextOneAtOnce() throws Exception {
    int port = FreePort.any();
    for (int i = 0; i < 20; i++) {
      try (TestPhone phone = new TestPhone(Map.of("port", port))) {
        assertEquals(port, phone.port(Transport.UDP), "engine " + i);
        assertEquals(port, phone.port(Transport.TCP), "engine " + i);
      }
    }
  }

  private static List<String> left(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> !name.startsWith("Common-Cleaner"))
        .collect(Collectors.toList());
  }
}
