package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What the phone publishes is stored by kamailio and seen by sipp, which watches there. */
class PresenceIT {
  private static final String SUBSCRIBE =
      """
      <send retrans="500"><![CDATA[

      SUBSCRIBE sip:100@127.0.0.1 SIP/2.0
      Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
      From: <sip:watcher@127.0.0.1>;tag=[pid]w[call_number]
      To: <sip:100@127.0.0.1>
      Call-ID: [call_id]
      CSeq: %d SUBSCRIBE
      Max-Forwards: 70
      Contact: <sip:watcher@[local_ip]:[local_port]>
      Event: presence
      Accept: application/pidf+xml
      Expires: 600
      %sContent-Length: 0

      ]]></send>
      """;

  private static final String NOTIFIED =
      """
      <recv request="NOTIFY"><action>
        <ereg regexp="%s" search_in="msg" check_it="true" assign_to="seen"/>
      </action></recv>
      <send><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:watcher@[local_ip]:[local_port]>
      Content-Length: 0

      ]]></send>
      """;

  @TempDir Path directory;

  /** A watcher that must see these one after the other. */
  private static Sipp watches(int server, String... documents) throws Exception {
    StringBuilder steps = new StringBuilder();
    steps.append(SUBSCRIBE.formatted(1, ""));
    steps.append("<recv response=\"407\" auth=\"true\"/>\n");
    steps.append(
        SUBSCRIBE.formatted(
            2, "[authentication username=watcher password=" + Exchange.SECRET + "]\n"));
    steps.append("<recv response=\"202\" optional=\"true\"/><recv response=\"200\"/>\n");
    for (String document : documents) {
      steps.append(NOTIFIED.formatted(document));
    }
    steps.append("<Reference variables=\"seen\"/>\n");
    String scenario =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"watcher\">\n"
            + steps
            + "</scenario>\n";
    return Sipp.start(scenario, "-s", "100", "127.0.0.1:" + server);
  }

  @Test
  void aWatcherSeesTalkAndDoNotDisturb() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone =
            HousePhone.registered(
                directory, exchange.behind(port, "offhook/presence/publish/enabled=1"))) {
      phone.awaitOutput(Exchange.SOON, "health", "presence +1 of 1 lines published");
      presence.awaitSeen("PUBLISH 100 presence expires=3600 if=<null>");
      try (Sipp watcher =
          watches(
              port,
              "open.*Available",
              "open.*On the phone.*on-the-phone",
              "open.*Available",
              "closed.*Do not disturb",
              "Subscription-State: active")) {
        watcher.awaitMessage(Exchange.SOON, "Available");
        talks(phone, watcher);
        watcher.awaitMessage(Exchange.SOON, "(?s)on-the-phone.*Available");
        phone.exec("dnd on");
        watcher.awaitMessage(Exchange.SOON, "Do not disturb");
        phone.exec("config set offhook/presence/publish/enabled=0");
        presence.awaitSeen("PUBLISH 100 presence expires=0 if=\\S");
        watcher.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "health", "presence +off");
    }
  }

  /** A call that lasts until it is seen. */
  private static void talks(PhoneProcess phone, Sipp watcher) throws Exception {
    String scenario = Scenario.calls().isEnded().toString();
    try (Sipp caller = HousePhone.spokenTo(phone, scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      watcher.awaitMessage(Exchange.SOON, "on-the-phone");
      phone.exec("hangup");
      caller.awaitSuccess();
    }
  }
}
