package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;

/** Ten thousand bad packets on every socket, with a call up: nothing ends and nothing grows. */
@Alone
class RobustnessIT {
  private static final int PACKETS = 10_000;
  private static final String INVITE =
      """
      INVITE sip:100@127.0.0.1 SIP/2.0\r
      Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-%d\r
      Max-Forwards: 70\r
      From: <sip:x@127.0.0.1>;tag=%d\r
      To: <sip:100@127.0.0.1>\r
      Call-ID: torture-%d\r
      CSeq: 1 INVITE\r
      Contact: <sip:x@127.0.0.1:9>\r
      Content-Type: application/sdp\r
      Content-Length: 40\r
      \r
      v=0\r\nm=audio 4294967296 RTP/AVP 0\r\n\r\n""";

  @TempDir Path directory;

  @Test
  void badPacketsEndNothingAndLeaveNothing() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 60, 2);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration("UDP"));
        DatagramSocket attacker = new DatagramSocket(0, InetAddress.getByName("127.0.0.3"))) {
      Exchange.awaitRegistered(phone);
      int sip = port(phone, "voip/signalling/sip/port");
      int media = port(phone, "voip/media/media_port");
      try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        phone.exec("call 200");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        attack(attacker, random, sip, media, PACKETS / 4);
        ProcessFigures before = ProcessFigures.of(phone.pid());
        long logged = Files.size(phone.data().resolve("log/phone.log"));
        attack(attacker, random, sip, media, PACKETS);
        ProcessFigures after = ProcessFigures.of(phone.pid());
        String figures = before + " then " + after + ", seed " + seed;
        assertTrue(phone.exec("calls").contains("CONNECTED"), figures);
        assertTrue(after.threads() <= before.threads() + 2, figures);
        assertTrue(after.sockets() <= before.sockets() + 1, figures);
        assertTrue(after.heapBytes() < before.heapBytes() + 16_000_000, figures);
        long lines = Files.size(phone.data().resolve("log/phone.log")) - logged;
        assertTrue(lines < 200_000, lines + " bytes of log for bad packets");
        phone.exec("hangup");
        baresip.awaitEnded();
      }
      assertTrue(phone.exec("lines").contains("REGISTERED"));
    }
  }

  private static void attack(DatagramSocket socket, Random random, int sip, int media, int packets)
      throws IOException, InterruptedException {
    for (int i = 0; i < packets; i++) {
      send(socket, bad(random, i), sip);
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      for (int port = media; port < media + 4; port++) {
        send(socket, noise, port);
      }
      if (i % 100 == 99) {
        Exchange.talk(0.02);
      }
    }
  }

  private static byte[] bad(Random random, int number) {
    byte[] invite = INVITE.formatted(number, number, number).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(5)) {
      case 0 -> {
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        yield noise;
      }
      case 1 -> java.util.Arrays.copyOf(invite, random.nextInt(invite.length));
      case 2 -> {
        for (int i = 0; i < 20; i++) {
          invite[random.nextInt(invite.length)] = (byte) random.nextInt(256);
        }
        yield invite;
      }
      case 3 ->
          new String(invite, StandardCharsets.UTF_8)
              .replace("Content-Length: 40", "Content-Length: " + (1L << 31 + random.nextInt(8)))
              .replace("CSeq: 1", "CSeq: " + (1L << 32))
              .getBytes(StandardCharsets.UTF_8);
      default ->
          new String(invite, StandardCharsets.UTF_8)
              .replace("Max-Forwards: 70", "X-Long: " + "y".repeat(30_000))
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private static void send(DatagramSocket socket, byte[] bytes, int port) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), port));
  }

  private static int port(PhoneProcess phone, String path) throws IOException {
    Matcher number = Pattern.compile("\\d+").matcher(phone.exec("config get " + path));
    assertTrue(number.find(), path);
    return Integer.parseInt(number.group());
  }
}
