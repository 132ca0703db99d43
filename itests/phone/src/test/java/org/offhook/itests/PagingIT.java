package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;

/** Announcements in a network of their own: host 1 has foreign programs, the others are phones. */
@Alone
class PagingIT {
  private static final Duration SOON = PagedFloor.SOON;
  private static final String GROUP = PagedFloor.GROUP;
  private static final String SIX = PagedFloor.SIX;
  private static final int PORT = PagedFloor.PORT;
  private static final String HELD_AND_BACK = "(?s)sendonly.*?sendrecv.*?";

  @TempDir Path directory;
  private PagedFloor floor;

  @BeforeEach
  void make() {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    assumeTrue(Peer.find("ffmpeg").isPresent(), "ffmpeg is not installed");
  }

  @AfterEach
  void close() throws Exception {
    if (floor != null) {
      floor.close();
    }
  }

  /**
   * The time from the first packet to the device is measured twice: by the phone, from the arrival
   * of the packet until the device has its sound, and from outside, from the packet on the wire
   * until the phone logs that it is heard. A machine with more to do makes single pages late: each
   * phone must be in time once in five pages.
   */
  @Test
  void threePhonesHearAForeignProgram() throws Exception {
    floor = new PagedFloor(4, directory, 50);
    List<PhoneProcess> phones = floor.phones(2, 4);
    Peer wire = floor.tshark(1, "eth0", "udp port " + PORT, "rtp", "frame.time_epoch");
    Peer ffmpeg = floor.speak(GROUP, 900, 6);
    double[] best = new double[phones.size()];
    for (int i = 0; i < best.length; i++) {
      best[i] = PagedFloor.delay(phones.get(i));
      String text = phones.get(i).exec("paging");
      assertTrue(text.contains("heard from 10.77.0.1"), text);
      phones.get(i).awaitOutput(SOON, "notices", "page: Everybody");
    }
    assertEquals(0, ffmpeg.awaitEnd(SOON), ffmpeg.output());
    wire.await(line -> line.matches("\\d+\\.\\d+"), SOON);
    report(phones, wire, best);
    awaitQuiet(phones);
    for (int host = 2; host <= 4; host++) {
      phones.get(host - 2).awaitWritten(floor.heard(host));
      double level = Pitch.loudest(floor.heard(host), 900, 200);
      assertTrue(level > 0.05, "phone " + host + " hears " + level);
    }
    for (int page = 2; page <= 5 && DoubleStream.of(best).max().orElseThrow() > 100; page++) {
      ffmpeg = floor.speak(GROUP, 900, 4);
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], PagedFloor.delay(phones.get(i)));
      }
      assertEquals(0, ffmpeg.awaitEnd(SOON), ffmpeg.output());
      awaitQuiet(phones);
    }
    System.out.println("The best of each phone, in ms: " + Arrays.toString(best));
    assertTrue(DoubleStream.of(best).max().orElseThrow() <= 100, Arrays.toString(best));
  }

  private static void awaitQuiet(List<PhoneProcess> phones) throws IOException {
    for (PhoneProcess phone : phones) {
      phone.awaitOutput(SOON, "paging", "Everybody.*quiet; pages");
      phone.awaitOutput(SOON, "notices", "page Everybody has ended");
    }
  }

  /** The first page of all, as both sides saw it. */
  private static void report(List<PhoneProcess> phones, Peer wire, double[] delays)
      throws IOException {
    double first =
        wire.output()
            .lines()
            .filter(line -> line.matches("\\d+\\.\\d+"))
            .mapToDouble(Double::parseDouble)
            .min()
            .orElseThrow();
    List<Long> logged = new ArrayList<>();
    for (PhoneProcess phone : phones) {
      String heard = "Everybody is paged by 10.77.0.1: heard";
      phone.awaitLog(SOON, heard);
      String line =
          phone.log().lines().filter(one -> one.endsWith(heard)).findFirst().orElseThrow();
      Instant at = Instant.parse(line.substring(0, line.indexOf(' ')));
      logged.add(at.toEpochMilli() - (long) (first * 1000));
    }
    System.out.println(
        "First page, in ms: packet to device %s; wire to log %s"
            .formatted(Arrays.toString(delays), logged));
  }

  /** By key, over IPv4 and IPv6: another phone hears it, and ffmpeg, which knows an SDP file. */
  @Test
  void whatAPhoneSaysOthersHear() throws Exception {
    floor = new PagedFloor(3, directory, 50);
    List<PhoneProcess> phones = floor.phones(2, 3);
    PhoneProcess speaker = phones.get(0);
    PhoneProcess listener = phones.get(1);
    int key = 0;
    for (String address : List.of(GROUP, SIX)) {
      String family = address.contains(":") ? "IP6" : "IP4";
      Path description = directory.resolve(family + ".sdp");
      String ttl = family.equals("IP4") ? "/1" : "";
      Files.writeString(
          description,
          "v=0\no=- 1 1 IN %1$s %2$s\ns=-\nc=IN %1$s %2$s%3$s\nt=0 0\nm=audio %4$d RTP/AVP 9\n"
              .formatted(family, address, ttl, PORT));
      Path there = directory.resolve(family + ".wav");
      Peer ffmpeg =
          floor.on(
              1,
              "ffmpeg",
              "-loglevel",
              "error",
              "-nostdin",
              "-protocol_whitelist",
              "file,udp,rtp",
              "-i",
              description.toString(),
              "-t",
              "2",
              there.toString());
      String joined = "ip maddr show dev eth0";
      assertJoined(1, address, joined);
      speaker.exec("press " + key);
      speaker.awaitOutput(SOON, "paging", "; now to ");
      listener.awaitOutput(SOON, "paging", "heard from .*heard after");
      System.out.println(family + ": " + PagedFloor.delay(listener) + " ms");
      assertEquals(0, ffmpeg.awaitEnd(SOON), ffmpeg.output());
      speaker.exec("press " + key);
      speaker.awaitOutput(SOON, "paging", "(?s)\\A(?!.*; now to )");
      listener.awaitOutput(SOON, "paging", "(?s)Everybody.*quiet.*Sixth floor.*quiet");
      assertTrue(Pitch.loudest(there, 500, 200) > 0.1, family + " at ffmpeg");
      key++;
    }
    String own = speaker.exec("paging");
    assertTrue(own.contains("pages made: 2"), own);
    assertTrue(
        own.matches("(?s).*Everybody.*pages 0, packets 0.*Sixth.*pages 0, packets 0.*"), own);
    listener.awaitWritten(floor.heard(3));
    assertTrue(Pitch.loudest(floor.heard(3), 500, 200) > 0.1, "the other phone hears it");
    assertTrue(listener.exec("paging").contains("refused 0"), "nothing is refused");
    speaker.exec("config set voip/services/group_paging/enabled=0");
    speaker.awaitOutput(SOON, "paging", "paging is not enabled");
    speaker.exec("press 0");
    speaker.awaitOutput(SOON, "notices", "no installed capability offers keys of type PAGING");
  }

  private void assertJoined(int host, String address, String command) throws Exception {
    long deadline = System.nanoTime() + SOON.toNanos();
    String text = "";
    while (!text.contains(address)) {
      assertTrue(System.nanoTime() < deadline, text);
      Exchange.talk(0.05);
      text = Peer.run(directory, floor.network().on(host, command.split(" ")));
    }
  }

  /** One call: asked about and refused, accepted, broken into; then the bundle goes. */
  @Test
  void aCallIsInterruptedOrNotAndStaysWhenPagingGoes() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    floor = new PagedFloor(2, directory, 50);
    Path theirs = directory.resolve("theirs.wav");
    Pitch.write(theirs, 8000, 1200, 90);
    BaresipConfig config =
        BaresipConfig.user("200", "two", "127.0.0.1")
            .unregistered()
            .answering()
            .codecs("PCMA/8000/1")
            .playing(theirs);
    Baresip baresip = Baresip.start(config, floor.network().on(2));
    floor.closes(baresip);
    PhoneProcess phone =
        floor.phone(
            2,
            "voip/line/0/enabled=1",
            "voip/line/0/id=100",
            "voip/signalling/sip/proxy_address=127.0.0.1",
            "voip/signalling/sip/proxy_port=" + baresip.port());
    Peer invites =
        floor.tshark(
            2,
            "lo",
            "udp port " + baresip.port(),
            "sip.Method == INVITE",
            "sip.Method",
            "sdp.media_attr");
    phone.exec("call 200");
    baresip.awaitEstablished();
    phone.awaitOutput(SOON, "calls", "CONNECTED");

    Peer ffmpeg = floor.speak(GROUP, 900, 20);
    phone.awaitOutput(SOON, "paging", "Everybody.*asked about from 10.77.0.1");
    phone.awaitOutput(SOON, "notices", "page Everybody: accept or reject\\?");
    assertTrue(phone.exec("calls").contains("CONNECTED"));
    phone.exec("page reject");
    phone.awaitOutput(SOON, "paging", "refused from 10\\.77\\.0\\.1");
    assertFalse(phone.exec("calls").contains("HELD"));
    ffmpeg.close();
    phone.awaitOutput(SOON, "paging", "Everybody.*quiet");
    assertFalse(invites.output().contains("sendonly"), invites.output());

    ffmpeg = floor.speak(GROUP, 900, 20);
    phone.awaitOutput(SOON, "paging", "Everybody.*asked about");
    phone.exec("page accept");
    phone.awaitOutput(SOON, "paging", "Everybody.*heard from.*heard after");
    phone.awaitOutput(SOON, "calls", "HELD");
    ffmpeg.close();
    phone.awaitOutput(SOON, "calls", "CONNECTED");
    PagedFloor.awaitSaid(invites, HELD_AND_BACK);

    phone.exec("config set voip/services/group_paging/allow_barge_in/enabled=1");
    ffmpeg = floor.speak(GROUP, 900, 20);
    phone.awaitOutput(SOON, "paging", "Everybody.*heard from.*heard after");
    phone.awaitOutput(SOON, "calls", "HELD");
    System.out.println("During a call: " + PagedFloor.delay(phone) + " ms");
    ffmpeg.close();
    phone.awaitOutput(SOON, "calls", "CONNECTED");
    PagedFloor.awaitSaid(invites, HELD_AND_BACK + HELD_AND_BACK);
    long holds = invites.output().lines().filter(line -> line.contains("sendonly")).count();
    assertEquals(2, holds, invites.output());

    Peer igmp =
        floor.tshark(
            1, "eth0", "igmp", "igmp", "ip.src", "igmp.record_type", "igmp.maddr", "igmp.type");
    phone.exec("feature remove paging");
    igmp.await(line -> line.matches("10\\.77\\.0\\.2\t.*\\b3\t.*" + GROUP + "\t0x22"), SOON);
    assertTrue(phone.exec("calls").contains("CONNECTED"));
    String left = Peer.run(directory, floor.network().on(2, "ip", "maddr", "show", "dev", "eth0"));
    assertFalse(left.contains(GROUP) || left.contains(SIX), left);
    phone.exec("hangup");
    baresip.awaitEnded();
    phone.awaitWritten(floor.heard(2));
    assertTrue(Pitch.loudest(floor.heard(2), 900, 200) > 0.05, "the page was heard");
    assertTrue(Pitch.loudest(floor.heard(2), 1200, 200) > 0.05, "the call was heard");
  }

  @Test
  void fiftyPagesLeaveNothing() throws Exception {
    floor = new PagedFloor(3, directory, 20);
    List<PhoneProcess> phones = floor.phones(2, 3);
    PhoneProcess speaker = phones.get(0);
    PhoneProcess listener = phones.get(1);
    List<ProcessFigures> before = List.of();
    for (int page = 1; page <= 55; page++) {
      speaker.exec("page Everybody");
      listener.awaitOutput(SOON, "paging", "Everybody.*heard from.*heard after");
      speaker.exec("page end");
      listener.awaitOutput(SOON, "paging", "Everybody.*quiet; pages " + page + ",");
      if (page == 5) {
        before = figures(phones);
      }
    }
    List<ProcessFigures> after = figures(phones);
    for (int i = 0; i < 2; i++) {
      String text = before.get(i) + " became " + after.get(i);
      assertEquals(before.get(i).sockets(), after.get(i).sockets(), text);
      // Compiler threads of the JVM come and go.
      assertTrue(after.get(i).threads() <= before.get(i).threads() + 3, text);
      // A stream has some 250 kB of buffers: 50 of them would be more than 12 MB.
      assertTrue(after.get(i).heapBytes() - before.get(i).heapBytes() < 3_000_000, text);
    }
  }

  private static List<ProcessFigures> figures(List<PhoneProcess> phones) throws IOException {
    List<ProcessFigures> figures = new ArrayList<>();
    for (PhoneProcess phone : phones) {
      figures.add(ProcessFigures.of(phone.pid()));
    }
    return figures;
  }
}
