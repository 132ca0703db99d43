package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.testkit.AtOnce;
import org.offhook.testkit.VirtualTime;

class LineSenderTest {
  private static final long PATIENCE = 30_000_000_000L;

  private final VirtualTime time = new VirtualTime();

  private static String receive(DatagramSocket socket) throws Exception {
    var packet = new DatagramPacket(new byte[4096], 4096);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private static DatagramSocket server() throws Exception {
    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(30_000);
    return socket;
  }

  @Test
  void sendsEachLineInOrder() throws Exception {
    try (var socket = server();
        var sender =
            new LineSender(
                Samples.outlet(
                    Map.of(
                        "mode",
                        "NETWORK",
                        "serverAddress",
                        "127.0.0.1",
                        "serverPort",
                        socket.getLocalPort(),
                        "hostname",
                        "desk 7\n")),
                time,
                System.err)) {
      for (int i = 0; i < 100; i++) {
        sender.take(Samples.line("line " + i));
      }
      for (int i = 0; i < 100; i++) {
        String got = receive(socket);
        assertTrue(got.contains(" desk7 offhook[") && got.endsWith("line " + i), got);
      }
      assertEquals(State.OK, sender.health().state());
    }
  }

  @Test
  void aDeadServerHoldsNobodyUp() throws Exception {
    int dead;
    try (var socket = server()) {
      dead = socket.getLocalPort();
    }
    AtOnce.closes(() -> saidMuchTo(dead)::close);
  }

  private LineSender saidMuchTo(int dead) {
    var sender =
        new LineSender(
            Samples.outlet(Map.of("mode", "UDP", "serverAddress", "127.0.0.1", "serverPort", dead)),
            time,
            System.err);
    long before = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      sender.take(Samples.line("nobody hears " + i));
    }
    assertTrue(System.nanoTime() - before < PATIENCE);
    return sender;
  }

  @Test
  void anUnknownNameIsAWarningAndLeavesNoThread() {
    try (var sender =
        new LineSender(
            Samples.outlet(Map.of("mode", "NETWORK", "serverAddress", "no-such-host.invalid")),
            time,
            System.err)) {
      for (int i = 0; i < 5000; i++) {
        sender.take(Samples.line("waits"));
      }
      long deadline = System.nanoTime() + PATIENCE;
      while (sender.health().state() == State.OK && System.nanoTime() < deadline) {
        LockSupport.parkNanos(1_000_000);
      }
      assertEquals(State.WARN, sender.health().state());
      assertTrue(sender.health().detail().contains("no-such-host.invalid"));
    }
    long deadline = System.nanoTime() + PATIENCE;
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("syslog"))) {
      assertTrue(System.nanoTime() < deadline, "a thread is left");
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void aModeWithoutServerIsAWarning() {
    try (var sender = new LineSender(Samples.outlet(Map.of("mode", "BOTH")), time, System.err)) {
      assertEquals(State.WARN, sender.health().state());
    }
  }

  @Test
  void theConsoleGetsWholeLines() throws Exception {
    var out = new ByteArrayOutputStream();
    var written = new CountDownLatch(1);
    var console =
        new PrintStream(out, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            written.countDown();
          }
        };
    try (var sender =
        new LineSender(
            Samples.outlet(Map.of("mode", "CONSOLE", "format", "RFC5424")), time, console)) {
      sender.take(Samples.line("shown"));
      assertTrue(written.await(30, TimeUnit.SECONDS));
    }
    String shown = out.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains(" dsp - JitterBuffer: shown"), shown);
  }

  @Test
  void theQueueDropsTheOldestAndCounts() throws Exception {
    var queue = new LineQueue(3);
    for (int i = 0; i < 5; i++) {
      queue.put(Samples.line("" + i));
    }
    assertEquals(2, queue.dropped());
    assertEquals("2", queue.take().text());
    queue.putBack(Samples.line("2"));
    assertEquals("2", queue.take().text());
    queue.close();
    queue.put(Samples.line("late"));
    assertNull(queue.take());
  }
}
