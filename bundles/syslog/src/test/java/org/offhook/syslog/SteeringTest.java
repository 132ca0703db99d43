package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The syslog bundle in a real framework, with the real pax-logging, steered at run time. */
class SteeringTest {
  private static final long PATIENCE = 30_000_000_000L;

  @TempDir Path folder;

  /** Logs a marked line again and again until it arrives; says what arrived. */
  private static String until(House house, DatagramSocket socket, String logger, String level)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    String mark = "mark " + System.nanoTime();
    while (System.nanoTime() < deadline) {
      house.log(logger, level, mark);
      String got = receive(socket);
      if (got.contains(mark)) {
        return got;
      }
    }
    throw new AssertionError("no line of " + logger + " at " + level + " arrived");
  }

  private static String receive(DatagramSocket socket) throws Exception {
    var packet = new DatagramPacket(new byte[4096], 4096);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return "";
    }
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  /** A sender is a thread: where nothing is to be sent, there is none. */
  private static void awaitNoSender() {
    long deadline = System.nanoTime() + PATIENCE;
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("syslog"))) {
      assertTrue(System.nanoTime() < deadline, "a sender is left");
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void drain(DatagramSocket socket) throws Exception {
    while (!receive(socket).isEmpty()) {
      // left over
    }
  }

  @Test
  void levelsAndDestinationChangeAtRunTime() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var house = new House(folder)) {
      socket.setSoTimeout(200);
      Map<String, Object> network =
          Map.of(
              "mode",
              "NETWORK",
              "serverAddress",
              "127.0.0.1",
              "serverPort",
              socket.getLocalPort(),
              "hostname",
              "desk7");
      house.configure("org.offhook.syslog", network);
      String info = until(house, socket, "org.offhook.phone.DeskPhone", "info");
      assertTrue(info.startsWith("<134>"), info);
      assertTrue(info.contains(" desk7 offhook["), info);
      assertTrue(info.contains("voip_application DeskPhone: mark"), info);

      drain(socket);
      house.log("org.offhook.media.Mixer", "debug", "too much");
      assertFalse(receive(socket).contains("too much"));
      house.configure("org.offhook.syslog.calls", Map.of("dsp", "DEBUG"));
      assertTrue(until(house, socket, "org.offhook.media.Mixer", "debug").startsWith("<135>"));

      drain(socket);
      house.log("org.offhook.phone.DeskPhone", "debug", "still too much");
      assertFalse(receive(socket).contains("still too much"));

      house.configure("org.offhook.syslog", Map.of("mode", "DISABLE"));
      awaitNoSender();
      drain(socket);
      house.log("org.offhook.phone.DeskPhone", "warn", "for the file again");
      assertTrue(receive(socket).isEmpty());
    }
    String log = Files.readString(folder.resolve("phone.log"));
    assertTrue(log.contains("for the file again"), log);
    assertTrue(log.contains("INFO  org.offhook.phone.DeskPhone mark"), log);
    assertFalse(log.contains("DEBUG"), "the phone's own file keeps its level");
  }

  @Test
  void stoppingTheBundleGivesLoggingBack() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var house = new House(folder)) {
      socket.setSoTimeout(200);
      house.configure(
          "org.offhook.syslog",
          Map.of(
              "mode",
              "NETWORK",
              "serverAddress",
              "127.0.0.1",
              "serverPort",
              socket.getLocalPort()));
      until(house, socket, "org.offhook.line.Binding", "info");
      house.bundle("org.offhook.syslog").stop();
      drain(socket);
      house.log("org.offhook.line.Binding", "info", "on my own");
      assertTrue(receive(socket).isEmpty());
      awaitNoSender();
      house.bundle("org.offhook.syslog").start();
      until(house, socket, "org.offhook.line.Binding", "info");
    }
    assertTrue(Files.readString(folder.resolve("phone.log")).contains("on my own"));
  }
}
