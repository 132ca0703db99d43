package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioShared;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Two phones share the line 100 at a kamailio that knows of shared lines; a third one is 200. */
class SharedLineIT {
  private static final Duration SOON = Exchange.SOON;
  @TempDir Path directory;

  private PhoneProcess phone(KamailioShared kamailio, String name, String user, String... more)
      throws Exception {
    String configuration =
        """
        voip/line/0/enabled=1
        voip/line/0/id=%s
        voip/signalling/sip/proxy_address=127.0.0.1
        voip/signalling/sip/proxy_port=%d
        voip/signalling/sip/transport_protocol=UDP
        voip/signalling/sip/port=%d
        voip/media/media_port=%d
        offhook/audio/device=silence
        %s
        """
            .formatted(
                user,
                kamailio.port(),
                FreePort.any(),
                20_000 + 2 * (FreePort.any() % 10_000),
                String.join("\n", more));
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve(name), configuration);
  }

  private static String[] shared() {
    return new String[] {
      "voip/line/0/line_mode=SHARED",
      "personal_settings/functional_key/0/type=SCA",
      "personal_settings/functional_key/0/shared_line_index=0"
    };
  }

  @Test
  void whatIsHeldOnOnePhoneIsTakenOverOnTheOther() throws Exception {
    assumeTrue(KamailioShared.isInstalled(), "kamailio has no shared lines");
    try (KamailioShared kamailio = KamailioShared.start(directory);
        PhoneProcess one = phone(kamailio, "one", "100", shared());
        PhoneProcess two = phone(kamailio, "two", "100", shared());
        PhoneProcess far = phone(kamailio, "far", "200")) {
      one.awaitOutput(SOON, "appearances", "line 0: idle");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
      far.awaitOutput(SOON, "lines", "REGISTERED");

      one.exec("call 200");
      far.awaitOutput(SOON, "calls", "RINGING_IN");
      two.awaitOutput(SOON, "appearances", "line 0: 1 progressing");
      String log = kamailio.log();
      assertTrue(log.matches("(?s).*SEEN SUBSCRIBE line-seize 100 .*appearance-index=1.*"), log);
      assertTrue(log.indexOf("SUBSCRIBE line-seize") < log.indexOf("SEEN INVITE 200"), log);
      assertTrue(log.matches("(?s).*SEEN INVITE 200 <[^>]*>;appearance-index=1.*"), log);
      far.exec("answer");
      two.awaitOutput(SOON, "appearances", "line 0: 1 active");
      two.awaitOutput(SOON, "keys", "(?im)^ *0 .*red");

      one.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("hold");
      two.awaitOutput(SOON, "appearances", "line 0: 1 held");
      two.exec("press 0");
      two.awaitOutput(SOON, "calls", "CONNECTED");
      one.awaitOutput(SOON, "calls", "no calls");
      far.awaitOutput(SOON, "calls", "CONNECTED");
      one.awaitOutput(SOON, "appearances", "line 0: 1 active");

      two.exec("hangup");
      far.awaitOutput(SOON, "calls", "no calls");
      one.awaitOutput(SOON, "appearances", "line 0: idle");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
    }
  }

  @Test
  void aCallThatComesInRingsOnBothAndIsSeenOnTheOther() throws Exception {
    assumeTrue(KamailioShared.isInstalled(), "kamailio has no shared lines");
    try (KamailioShared kamailio = KamailioShared.start(directory);
        PhoneProcess one = phone(kamailio, "one", "100", shared());
        PhoneProcess two = phone(kamailio, "two", "100", shared());
        PhoneProcess far = phone(kamailio, "far", "200")) {
      one.awaitOutput(SOON, "appearances", "line 0: idle");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
      far.awaitOutput(SOON, "lines", "REGISTERED");
      far.exec("call 100");
      one.awaitOutput(SOON, "calls", "RINGING_IN");
      two.awaitOutput(SOON, "calls", "RINGING_IN");
      two.exec("answer");
      one.awaitOutput(SOON, "calls", "no calls");
      one.awaitOutput(SOON, "appearances", "line 0: 1 active");
      two.awaitOutput(SOON, "calls", "CONNECTED");
      // A call of one's own meanwhile has the next appearance.
      one.exec("call 200");
      two.awaitOutput(SOON, "appearances", "2 (progressing|active)");
      one.exec("hangup");
      two.exec("hold");
      one.awaitOutput(SOON, "appearances", "line 0: 1 held");
      far.exec("hangup");
      one.awaitOutput(SOON, "appearances", "line 0: idle");
    }
  }

  @Test
  void whatIsHeldPrivatelyIsSeenAndNobodyElseTakesIt() throws Exception {
    assumeTrue(KamailioShared.isInstalled(), "kamailio has no shared lines");
    try (KamailioShared kamailio = KamailioShared.start(directory);
        PhoneProcess one = phone(kamailio, "one", "100", withPrivateHold());
        PhoneProcess two = phone(kamailio, "two", "100", shared());
        PhoneProcess far = phone(kamailio, "far", "200")) {
      one.awaitOutput(SOON, "appearances", "line 0: idle");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
      far.awaitOutput(SOON, "lines", "REGISTERED");
      one.exec("call 200");
      far.awaitOutput(SOON, "calls", "RINGING_IN");
      far.exec("answer");
      two.awaitOutput(SOON, "appearances", "line 0: 1 active");

      one.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("press 1");
      one.awaitOutput(SOON, "calls", "HELD");
      two.awaitOutput(SOON, "appearances", "line 0: 1 held-private");
      two.awaitOutput(SOON, "keys", "(?im)^ *0 .*\\(private\\).*red$");
      two.exec("press 0");
      two.awaitOutput(SOON, "notices", "held privately on another phone");
      assertTrue(two.exec("calls").contains("no calls"), "nobody else takes it");
      assertTrue(one.exec("calls").contains("HELD"), "it stays where it is");

      one.exec("resume");
      two.awaitOutput(SOON, "appearances", "line 0: 1 active");
      one.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("hold");
      two.awaitOutput(SOON, "appearances", "line 0: 1 held$");
      one.awaitOutput(SOON, "calls", "HELD");
      one.exec("resume");
      two.awaitOutput(SOON, "appearances", "line 0: 1 active");
      one.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("press 0 long");
      two.awaitOutput(SOON, "appearances", "line 0: 1 held-private");
      one.awaitOutput(SOON, "calls", "HELD");
      one.exec("resume");
      one.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("appearances hold");
      two.awaitOutput(SOON, "appearances", "line 0: 1 held-private");
      one.exec("hangup");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
    }
  }

  /** Kamailio gives the INVITE to all phones of the line; the one that talks lets the other in. */
  @Test
  void whereTheServerDoesNotBridgeThePhoneThatTalksDoes() throws Exception {
    assumeTrue(KamailioShared.isInstalled(), "kamailio has no shared lines");
    try (KamailioShared kamailio = KamailioShared.start(directory);
        PhoneProcess one = phone(kamailio, "one", "100", shared());
        PhoneProcess two = phone(kamailio, "two", "100", shared());
        PhoneProcess far = phone(kamailio, "far", "200")) {
      one.awaitOutput(SOON, "appearances", "line 0: idle");
      two.awaitOutput(SOON, "appearances", "line 0: idle");
      far.awaitOutput(SOON, "lines", "REGISTERED");
      one.exec("call 200");
      far.awaitOutput(SOON, "calls", "RINGING_IN");
      far.exec("answer");
      two.awaitOutput(SOON, "appearances", "line 0: 1 active");
      aStrangerIsNotLetIn(one);
      two.exec("press 0");
      two.awaitOutput(SOON, "calls", "CONNECTED");
      one.awaitOutput(SOON, "notices", "another phone has joined the call on line 0");
      one.awaitOutput(SOON, "conference", "1.*2");
      two.exec("hangup");
      one.awaitOutput(SOON, "calls", "(?s)^((?!100).)*CONNECTED((?!100@).)*$");
      far.awaitOutput(SOON, "calls", "CONNECTED");
      one.exec("hangup");
      far.awaitOutput(SOON, "calls", "no calls");
    }
  }

  /** Somebody who says to be of the line, but does not come by its server, is a caller. */
  private static void aStrangerIsNotLetIn(PhoneProcess phone) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String scenario =
        new Scenario("9")
            .invites("sendrecv", "Alert-Info: <urn:alert:service:normal>;appearance=1")
            .hears(180)
            .step("<recv response=\"603\"/>")
            .asks("ACK", 1, "")
            .toString()
            .replace("<sip:sipp@[local_ip]:[local_port]>;tag", "<sip:100@127.0.0.1>;tag");
    try (Sipp stranger = HousePhone.spokenTo(phone, scenario)) {
      phone.awaitOutput(SOON, "calls", "RINGING_IN");
      phone.exec("reject");
      stranger.awaitSuccess();
    }
    assertFalse(phone.exec("notices").contains("has joined"));
  }

  private static String[] withPrivateHold() {
    return Stream.concat(
            Stream.of(shared()),
            Stream.of(
                "personal_settings/functional_key/1/type=KEY_EVENT",
                "personal_settings/functional_key/1/key_event=PRIVATE_HOLD"))
        .toArray(String[]::new);
  }
}
