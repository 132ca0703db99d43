package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A server tells the phone that there is something new. */
class CheckSyncIT {
  private static final String SCENARIO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="check-sync">
        <send><![CDATA[
          NOTIFY sip:100@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
          From: <sip:server@[local_ip]>;tag=[call_number]
          To: <sip:100@[remote_ip]>
          Call-ID: [call_id]
          CSeq: 1 NOTIFY
          Contact: <sip:server@[local_ip]:[local_port]>
          Max-Forwards: 70
          Event: check-sync%s
          Content-Length: 0

        ]]></send>
        <recv response="200"/>
      </scenario>
      """;

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;

  @BeforeEach
  void peers() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
  }

  private static void tell(PhoneProcess phone, String parameter) throws Exception {
    String port = phone.exec("config get voip/signalling/sip/port").strip();
    try (Sipp sipp = Sipp.start(SCENARIO.formatted(parameter), "127.0.0.1:" + port)) {
      sipp.awaitSuccess();
    }
  }

  @Test
  void thePhoneLooksButNeverDuringACallAndStartsAnewWhenTold() throws Exception {
    Path files = Files.createDirectories(directory.resolve("files"));
    int web = FreePort.any();
    try (Exchange exchange = Exchange.open();
        Nginx nginx = Nginx.serving(files, directory, web);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration("UDP")
                    + "\nprovisioning/method=STATIC\nprovisioning/configuration/url="
                    + "http://127.0.0.1:%d/a.cfg\n".formatted(web))) {
      Files.writeString(files.resolve("a.cfg"), "voip/line/2/description=first\n");
      tell(phone, "");
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "first");
      assertFalse(phone.log().contains("UNREGISTERED"), "the line is not disturbed");

      Files.writeString(files.resolve("a.cfg"), "voip/line/2/description=the second\n");
      Path theirs = directory.resolve("theirs.wav");
      org.offhook.testkit.audio.Likeness.write(theirs, 8000, 1, 3, 5);
      try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        phone.exec("call 200");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        tell(phone, ";reboot=true");
        phone.awaitOutput(Exchange.SOON, "provision log", "and to start anew");
        assertEquals("first", phone.exec("config get voip/line/2/description").strip());
        assertTrue(phone.exec("calls").contains("200"), phone.log());
        phone.exec("hangup");
        baresip.awaitEnded();
      }
      phone.awaitLog(SOON, "The phone starts anew: a server asked for it");
      phone.awaitLife(SOON, 2);
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "the second");
      Exchange.awaitRegistered(phone);
      assertTrue(phone.exec("provision status").contains("model: 440HD"));
      // What was noted before is gone: it is another life.
      assertFalse(phone.exec("provision log").contains("and to start anew"));
    }
  }
}
