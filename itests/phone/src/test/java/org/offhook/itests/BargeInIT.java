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

/** Calls that others talk in on a shared line are joined. */
class BargeInIT {
  private static final Duration SOON = Duration.ofSeconds(12);
  private static final String[] SHARED = {
    "voip/line/0/line_mode=SHARED",
    "personal_settings/functional_key/0/type=SCA",
    "personal_settings/functional_key/0/shared_line_index=0"
  };

  private static final String EXTENDED = " xmlns=\"urn:ietf:params:xml:ns:sa-dialog-info\"";

  @TempDir Path directory;

  private static String says(String state, int number) {
    return new Scenario("9")
        .step(
            """
            <send retrans="500"><![CDATA[

            NOTIFY [$target] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From:[$to];tag=[pid]s[call_number]
            To:[$from]
            Call-ID: [call_id]
            CSeq: %d NOTIFY
            Max-Forwards: 70
            Contact: <sip:sipp@[local_ip]:[local_port]>
            Event: call-info
            Subscription-State: active;expires=600
            Call-Info: <sip:127.0.0.1>;appearance-index=1;appearance-state=%s
            Content-Length: 0

            ]]></send>
            <recv response="200"/>
            """
                .formatted(number, state))
        .toString()
        .replaceAll("(?s)^.*?<scenario[^>]*>|</scenario>\\s*$", "");
  }

  /** A server that shares the line, where another phone talks and then is joined. */
  private static String server() {
    return new Scenario("9")
        .step("<recv request=\"INVITE\" optional=\"true\" next=\"2\"/>")
        .receivesFirst("SUBSCRIBE", "")
        .answers("200 OK", "Expires: 600")
        .step(says("active", 1))
        .waits(5000)
        .step(says("bridge-active", 2))
        .waits(4000)
        .step(says("bridge-held", 3))
        .waits(4000)
        .step(says("idle", 4))
        .step("<nop next=\"3\"/><label id=\"2\"/>")
        .answersWithSdp("200 OK", "sendrecv")
        .receives("ACK")
        .isEnded()
        .step("<label id=\"3\"/>")
        .toString();
  }

  @Test
  void aPressJoinsTheCallOfAnotherPhoneByItsAppearance() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        Sipp server = Sipp.start(server(), "-m", "3");
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.behind(server.port(), SHARED))) {
      phone.awaitOutput(SOON, "appearances", "line 0: 1 active");
      phone.exec("press 0");
      phone.awaitOutput(SOON, "calls", "CONNECTED");
      server.awaitMessage(
          SOON, "INVITE sip:100@[^\\n]*(?s:.*)Call-Info: [^\\n]*appearance-index=1");
      phone.exec("hangup");
      phone.awaitOutput(SOON, "keys", "(?im)^ *0 .*\\(bridged\\).*red$");
      phone.awaitOutput(SOON, "keys", "(?im)^ *0 .*\\(bridge held\\).*red, slow$");
      phone.exec("appearances join 0 1");
      phone.awaitOutput(SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      phone.awaitOutput(SOON, "appearances", "line 0: idle");
      server.awaitSuccess(SOON);
    }
  }

  private static String dialog(int version, String state, String more) {
    return """
        <?xml version="1.0"?>
        <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="full" entity="sip:100@127.0.0.1"><dialog id="d1" call-id="c1" local-tag="l1" remote-tag="r1" direction="initiator">%s<state>%s</state></dialog></dialog-info>
        """
        .formatted(version, more, state);
  }

  private static String local(int port, String rendering) {
    return "<local><target uri=\"sip:100@127.0.0.1:%d\">%s</target></local>"
        .formatted(
            port,
            rendering.isEmpty()
                ? ""
                : "<param pname=\"+sip.rendering\" pval=\"%s\"/>".formatted(rendering));
  }

  @Test
  void whereTheServerTellsDialogsTheOtherPhoneIsAskedByJoinAndThePeerByReplaces() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String type = "application/dialog-info+xml";
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        Sipp other =
            Sipp.start(Scenario.called("Join: c1;to-tag=l1;from-tag=r1").isEnded().toString());
        Sipp peer =
            Sipp.start(Scenario.called("Replaces: c1;to-tag=r1;from-tag=l1").isEnded().toString());
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.behind(
                    port, "voip/services/busy_lamp_field/enabled=1", String.join("\n", SHARED)))) {
      presence.awaitSeen("SUBSCRIBE 100 expires=3600");
      presence.publish("100", "dialog", type, dialog(0, "confirmed", local(other.port(), "")));
      phone.awaitOutput(SOON, "appearances", "line 0: 1 active");
      phone.exec("press 0");
      phone.awaitOutput(SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      other.awaitSuccess(SOON);

      String with =
          "<remote><target uri=\"sip:200@127.0.0.1:%d\"/></remote>".formatted(peer.port());
      presence.publish(
          "100",
          "dialog",
          type,
          dialog(
              1,
              "confirmed",
              "<appearance%1$s>2</appearance><exclusive%1$s>true</exclusive>".formatted(EXTENDED)
                  + local(other.port(), "no")
                  + with));
      phone.awaitOutput(SOON, "appearances", "line 0: 2 held-private");
      phone.exec("press 0");
      phone.awaitOutput(SOON, "notices", "held privately on another phone");
      assertTrue(phone.exec("calls").contains("no calls"));
      presence.publish(
          "100", "dialog", type, dialog(2, "confirmed", local(other.port(), "no") + with));
      phone.awaitOutput(SOON, "appearances", "line 0: 1 held$");
      phone.exec("press 0");
      phone.awaitOutput(SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      peer.awaitSuccess(SOON);
    }
  }
}
