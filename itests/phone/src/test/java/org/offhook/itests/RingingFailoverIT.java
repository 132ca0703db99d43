package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Servers die while a call rings, out or in. */
class RingingFailoverIT {
  private static final Duration SOON = Exchange.SOON;

  @TempDir Path directory;

  @BeforeEach
  void look() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve("data"), configuration);
  }

  private static void awaitAt(PhoneProcess phone, String server) throws Exception {
    phone.awaitOutput(SOON, "lines", "(?m) REGISTERED .* \\Q" + server + "\\EUDP");
  }

  private Path tone() throws Exception {
    Path tone = directory.resolve("tone.wav");
    Pitch.write(tone, 8000, 800, 20);
    return tone;
  }

  @Test
  void aCallThatRingsThroughAServerThatDiesIsPlacedAnewByTheOther() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    BaresipConfig config =
        BaresipConfig.user("somebody", "none", "127.0.0.1")
            .unregistered()
            .codecs("PCMA/8000/1")
            .playing(tone());
    try (ServerPair servers = ServerPair.open();
        Baresip callee = Baresip.start(config);
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer());
      phone.exec("call " + callee.address());
      phone.awaitOutput(SOON, "calls", "RINGING_OUT");
      callee.await("Incoming call", SOON);
      servers.first().close();
      // What rang before is over, and it rings again; the call is the same for the person.
      callee.await("Incoming call", SOON);
      phone.awaitOutput(SOON, "calls", "(?m)^1 .*RINGING_OUT");
      callee.answer();
      callee.awaitEstablished();
      phone.awaitOutput(SOON, "calls", "(?m)^1 .*CONNECTED");
      awaitAt(phone, servers.secondServer());
      phone.exec("hangup");
      callee.awaitEnded();
      assertFalse(phone.exec("calls").contains("RINGING"), "nothing is left");
    }
  }

  /** A caller at the first server, and what it hears by the second at another port of its own. */
  private static String caller(int contact, String extensions) {
    String[] headers = {
      "Contact: <sip:caller@127.0.0.1:" + contact + ">", "Supported: " + extensions
    };
    return new Scenario("9")
        .invites("sendrecv", headers)
        .step("<recv response=\"407\" auth=\"true\"/>")
        .asks("ACK", 1, "")
        .step(
            new Scenario("9")
                .invites(
                    "sendrecv",
                    headers[0],
                    headers[1],
                    "[authentication username=200 password=two]")
                .toString()
                .replaceAll("(?s)^.*?<scenario[^>]*>|</scenario>\\s*$", "")
                .replace("CSeq: 1 ", "CSeq: 2 "))
        .step("<recv response=\"100\" optional=\"true\"/>")
        .step("<recv response=\"180\" rrs=\"true\"/>")
        .waits(110_000)
        .toString();
  }

  @Test
  void anAnswerThatHasNoWayBackGoesOnAsACallThatReplacesIt() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Sipp other =
            Sipp.start(
                Scenario.called("Replaces: [^ ]+;to-tag=[^ ;]+;from-tag=[^ ;]+;early-only")
                    .isEnded()
                    .toString());
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer());
      String first = servers.firstServer().replace("/", "");
      try (Sipp caller = Sipp.start(caller(other.port(), "replaces"), first, "-s", "100")) {
        phone.awaitOutput(SOON, "calls", "RINGING_IN");
        caller.awaitMessage(SOON, "SIP/2.0 180");
        servers.first().close();
        awaitAt(phone, servers.secondServer());
        assertTrue(phone.exec("calls").contains("RINGING_IN"), "it rings on");
        phone.exec("answer");
        phone.awaitOutput(SOON, "notices", "the server is gone by which");
        phone.awaitOutput(SOON, "calls", "(?m)^1 +to .*CONNECTED");
        phone.exec("hangup");
        other.awaitSuccess(SOON);
      }
    }
  }

  @Test
  void anAnswerThatNobodyHearsIsRepeatedAndItsEndIsTold() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone = phone(servers.configuration("voip/signalling/sip/sip_t1=100"))) {
      awaitAt(phone, servers.firstServer());
      String first = servers.firstServer().replace("/", "");
      try (Sipp caller = Sipp.start(caller(9, "timer"), first, "-s", "100")) {
        phone.awaitOutput(SOON, "calls", "RINGING_IN");
        caller.awaitMessage(SOON, "SIP/2.0 180");
        servers.first().close();
        awaitAt(phone, servers.secondServer());
        phone.exec("answer");
        phone.awaitOutput(SOON, "calls", "CONNECTED");
        phone.awaitOutput(SOON.multipliedBy(2), "notices", "never heard the answer");
        phone.awaitOutput(SOON, "calls", "no calls");
      }
    }
  }
}
