package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Keys that show how others are. */
class BlfIT {
  private static final Duration PATIENT = Duration.ofSeconds(300);
  @TempDir Path directory;

  private static String keys(String... more) {
    StringBuilder lines = new StringBuilder("voip/services/busy_lamp_field/enabled=1\n");
    for (int key = 13; key <= 15; key++) {
      lines.append("personal_settings/functional_key/%d/type=SPEED_DIAL_BLF\n".formatted(key));
      lines.append(
          "personal_settings/functional_key/%d/speed_dial_number=%d\n".formatted(key, 188 + key));
    }
    return lines + String.join("\n", more);
  }

  private static void shows(PhoneProcess phone, int key, String lamp) throws Exception {
    phone.awaitOutput(
        Exchange.SOON, "keys", "(?m)^" + key + " +SPEED_DIAL_BLF +\\S+ +" + lamp + "$");
  }

  @Test
  void kamailioTellsHowOthersAre() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone = HousePhone.registered(directory, exchange.behind(port, keys()))) {
      presence.awaitSeen("SUBSCRIBE 201 expires=3600");
      presence.awaitSeen("SUBSCRIBE 203 expires=3600");
      DialogInfo.tell(presence, "201", 0, "confirmed", "initiator");
      shows(phone, 13, "red");
      DialogInfo.tell(presence, "202", 0, "early", "recipient");
      shows(phone, 14, "red, fast");
      DialogInfo.tell(presence, "201", 1, "terminated", "initiator");
      shows(phone, 13, "green");
      phone.awaitOutput(Exchange.SOON, "health", "busy lamps +[23] of 3 known");
      phone.exec("bundle stop blf");
      presence.awaitSeen("SUBSCRIBE \\S+ expires=0");
      phone.awaitOutput(Exchange.SOON, "keys", "SPEED_DIAL_BLF .*off  \\(nobody offers it\\)");
      phone.exec("press 13");
      phone.awaitOutput(
          Exchange.SOON, "notices", "no installed capability offers keys of type SPEED_DIAL_BLF");
      phone.exec("bundle start blf");
      shows(phone, 14, "red, fast");
    }
  }

  @Test
  void aThousandAreWatchedAndEveryLampIsRight() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.behind(
                    port,
                    "voip/services/busy_lamp_field/enabled=1",
                    "offhook/blf/watch=1000-1999"))) {
      phone.awaitOutput(PATIENT, "health", "busy lamps +1000 of 1000 known");
      // Two hundred begin to talk; a third of them still does in the end.
      for (int round = 0; round < 2; round++) {
        for (int user = 1000; user < 1200; user++) {
          String state = round == 0 || user % 3 == 0 ? "confirmed" : "terminated";
          DialogInfo.tell(presence, "" + user, round, state, "initiator");
        }
      }
      StringBuilder expected = new StringBuilder("(?s)");
      for (int user = 1000; user < 1200; user++) {
        expected.append(user).append(user % 3 == 0 ? "  busy\n" : "  idle\n");
      }
      phone.awaitOutput(PATIENT, "blf", expected.toString());
    }
  }

  /** A notifier that sends these bodies, one after the other, each with its Subscription-State. */
  private static String notifier(String contentType, String... bodies) {
    StringBuilder scenario =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <scenario name="notifier">
              <recv request="SUBSCRIBE">
                <action>
                  <ereg regexp="&lt;(sip:[^&gt;]*)&gt;" search_in="hdr" header="Contact:" check_it="true"
                      assign_to="all,contact"/>
                  <ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="from"/>
                  <ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="to"/>
                </action>
              </recv>
              <Reference variables="all"/>
              <send><![CDATA[
                SIP/2.0 200 OK
                [last_Via:]
                [last_From:]
                [last_To:];tag=n1
                [last_Call-ID:]
                [last_CSeq:]
                Contact: <sip:[local_ip]:[local_port]>
                Expires: 600
                Content-Length: 0

              ]]></send>
            """);
    int cseq = 1;
    for (String body : bodies) {
      scenario
          .append("<send retrans=\"500\"><![CDATA[\nNOTIFY [$contact] SIP/2.0\n")
          .append("Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n")
          .append("From:[$to];tag=n1\nTo:[$from]\n[last_Call-ID:]\n")
          .append("CSeq: ")
          .append(cseq++)
          .append(" NOTIFY\nMax-Forwards: 70\nContact: <sip:[local_ip]:[local_port]>\n")
          .append("Event: dialog\nSubscription-State: active;expires=600\n")
          .append(contentType.contains("multipart") ? "Require: eventlist\n" : "")
          .append("Content-Type: ")
          .append(contentType)
          .append("\nContent-Length: [len]\n\n")
          .append(body.replace("<?xml version=\"1.0\"?>\n", "").strip())
          .append("\n]]></send><recv response=\"200\"/>\n");
    }
    return scenario.append("</scenario>").toString();
  }

  @Test
  void partialOldAndMissingDocumentsAreUnderstood() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String scenario =
        notifier(
            DialogInfo.TYPE,
            DialogInfo.of("201", 5, "full", ""),
            DialogInfo.of("201", 6, "partial", DialogInfo.dialog("confirmed", "recipient")),
            // An old one, and one that is no document at all, change nothing.
            DialogInfo.of("201", 4, "full", ""),
            "<dialog-info version=\"seven\"><dialog");
    try (Exchange exchange = Exchange.open();
        Sipp sipp = Sipp.start(scenario, port);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.behind(
                    port,
                    "voip/services/busy_lamp_field/enabled=1",
                    "personal_settings/functional_key/13/type=SPEED_DIAL_BLF",
                    "personal_settings/functional_key/13/speed_dial_number=201"))) {
      sipp.awaitSuccess();
      shows(phone, 13, "red");
    }
  }

  @Test
  void oneListServesAllKeys() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String part = "--b1\nContent-Type: application/dialog-info+xml\nContent-ID: <x@h>\n\n";
    String body =
        "--b1\nContent-Type: application/rlmi+xml\n\n<list xmlns=\"urn:ietf:params:xml:ns:rlmi\" "
            + "uri=\"sip:mylist@127.0.0.1\" version=\"0\" fullState=\"true\"/>\n"
            + part
            + DialogInfo.of("201", 0, "full", DialogInfo.dialog("confirmed", "initiator"))
            + "\n"
            + part
            + DialogInfo.of("203", 0, "full", "")
            + "\n--b1--";
    String scenario =
        notifier("multipart/related;type=\"application/rlmi+xml\";boundary=\"b1\"", body);
    try (Exchange exchange = Exchange.open();
        Sipp sipp = Sipp.start(scenario, port);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.behind(port, keys("voip/services/busy_lamp_field/uri=mylist")))) {
      sipp.awaitSuccess();
      assertTrue(sipp.messages().contains("SUBSCRIBE sip:mylist@127.0.0.1"), sipp.messages());
      assertTrue(sipp.messages().contains("Supported: eventlist"), sipp.messages());
      shows(phone, 13, "red");
      shows(phone, 14, "off");
      shows(phone, 15, "green");
    }
  }
}
