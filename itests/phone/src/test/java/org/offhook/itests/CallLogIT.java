package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What is remembered of calls, also by a phone whose power went. */
class CallLogIT {
  /** Rings, is given up for a reason, and ends. */
  private static final String CANCELLED =
      """
      <?xml version="1.0"?>
      <scenario name="cancelled">
        @INVITE:first@
        <recv response="100" optional="true"/>
        <recv response="180"/>
        <pause milliseconds="200"/>
        <send><![CDATA[
          CANCEL sip:100@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-3]
          From: <sip:sipp@[local_ip]>;tag=first
          To: <sip:100@127.0.0.1>
          Call-ID: [call_id]
          CSeq: 1 CANCEL
          Max-Forwards: 70
          @REASON@Content-Length: 0

        ]]></send>
        <recv response="200"/>
        <recv response="487"/>
        @ACK:first:1@
      </scenario>
      """;

  @TempDir Path directory;

  private static void cancelled(PhoneProcess phone, String reason) throws Exception {
    String port = phone.exec("config get voip/signalling/sip/port").strip();
    String scenario = Dialogs.written(CANCELLED.replace("@REASON@", reason));
    // The branch of the INVITE is the one of the first message that sipp has sent.
    scenario =
        scenario
            .replace("[branch-3]", "z9hG4bK-[pid]-call")
            .replace(
                "branch=[branch]\nFrom: <sip:sipp@[local_ip]>;tag=first\nTo: <sip:100@127.0.0.1>\nCall-ID: [call_id]\nCSeq: 1 INVITE",
                "branch=z9hG4bK-[pid]-call\nFrom: <sip:sipp@[local_ip]>;tag=first\nTo: <sip:100@127.0.0.1>\nCall-ID: [call_id]\nCSeq: 1 INVITE");
    try (Sipp sipp = Sipp.start(scenario, "-s", "100", "127.0.0.1:" + port)) {
      sipp.awaitSuccess();
    }
  }

  private static void awaitStored(Path file, int calls) throws Exception {
    long until = System.nanoTime() + Exchange.SOON.toNanos();
    while (Files.readAllLines(file).size() < calls) {
      assertTrue(System.nanoTime() < until, Files.readString(file));
      Exchange.talk(0.02);
    }
  }

  @Test
  void callsAreRememberedThroughAPowerCut() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 41);
    try (Exchange exchange = Exchange.open()) {
      try (PhoneProcess phone =
              PhoneProcess.boot(
                  HouseImages.of("audiocodes-440hd"),
                  directory.resolve("data"),
                  exchange.configuration("UDP"));
          Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        Exchange.awaitRegistered(phone);
        cancelled(phone, "");
        phone.awaitOutput(Exchange.SOON, "health", "1 calls, 1 missed ones not looked at");
        cancelled(phone, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\n          ");
        phone.awaitOutput(Exchange.SOON, "history received", "elsewhere .*sip:sipp@");
        phone.exec("call 200 --for 1s");
        phone.awaitOutput(Exchange.SOON, "history dialled", "answered +0:0\\d .*sip:200@");
        // Each is a line of its own on the disk, a little after it is listed.
        awaitStored(directory.resolve("data/calls.log"), 3);
        phone.kill();
      }
      try (PhoneProcess phone =
          PhoneProcess.boot(HouseImages.of("audiocodes-440hd"), directory.resolve("data"), null)) {
        String history = phone.exec("history");
        assertTrue(
            history.matches("(?s)DIALLED .*RECEIVED .*elsewhere.*MISSED .*unanswered.*sip:sipp@.*"),
            history);
        phone.exec("history clear missed");
        assertTrue(phone.exec("history missed").contains("no calls"));
      }
    }
  }

  @Test
  void missedCallsAreCountedUntilSomebodyLooks() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"))) {
      assertEquals("0 missed calls", phone.exec("history count").strip());
      cancelled(phone, "");
      phone.awaitOutput(Exchange.SOON, "notices", "1 missed call");
      cancelled(phone, "");
      phone.awaitOutput(Exchange.SOON, "notices", "2 missed calls");
      assertEquals("2 missed calls", phone.exec("history count").strip());
      // One that was answered elsewhere was not missed.
      cancelled(phone, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\n          ");
      phone.awaitOutput(Exchange.SOON, "history received", "elsewhere ");
      assertEquals("2 missed calls", phone.exec("history count").strip());
      phone.exec("history missed");
      assertEquals("0 missed calls", phone.exec("history count").strip());
    }
  }
}
