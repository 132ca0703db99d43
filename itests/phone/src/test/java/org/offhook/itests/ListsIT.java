package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Calls that wait, were missed or are held, and the keys that lead to them, on an ES410. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Alone
class ListsIT {
  private Path directory;
  private Exchange exchange;
  private PhoneProcess phone;

  @BeforeAll
  void boot(@TempDir Path fresh) throws Exception {
    directory = fresh;
    exchange = Exchange.open();
    phone =
        HousePhone.registered(
            Keypad.ES410,
            fresh,
            exchange.configuration(
                "UDP",
                "voip/line/1/enabled=1",
                "voip/line/1/id=400",
                "voip/line/1/server/proxy_address=127.0.0.1"));
  }

  @AfterAll
  void stop() {
    if (phone != null) {
      phone.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  private Path speech(String name, int seed) throws Exception {
    Path speech = directory.resolve(name);
    Likeness.write(speech, 8000, 1, 40, seed);
    return speech;
  }

  @Test
  void whoHasWaitedLongestIsAnsweredFirst() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    List<Sipp> callers = new ArrayList<>();
    try {
      for (String name : List.of("ada", "bob", "cyd")) {
        String caller =
            Scenario.calls().isEnded().toString().replace("<sip:sipp@", "<sip:" + name + "@");
        callers.add(HousePhone.spokenTo(phone, caller));
        phone.awaitOutput(Exchange.SOON, "calls", name + " .*RINGING_IN");
      }
      for (String name : List.of("ada", "bob", "cyd")) {
        phone.exec("press softkey 1");
        phone.awaitOutput(Exchange.SOON, "calls", "from +" + name + " .*CONNECTED");
        phone.exec(
            "hangup " + phone.exec("calls").lines().skip(1).findFirst().orElse("").split(" ")[0]);
        callers.remove(0).awaitSuccess();
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)\\A(?!.*" + name + ")");
      }
    } finally {
      callers.forEach(Sipp::close);
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  @Test
  void aMissedCallIsCalledBackWithOneKey() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    try (Baresip baresip = exchange.baresip(Keypad.CODEC, speech("second.wav", 61))) {
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      baresip.hangup();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      phone.exec("press NAVIGATION_DOWN");
      phone.awaitOutput(Exchange.SOON, "notices", "1 calls, the last: sip:200@");
      phone.exec("press OK");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "to +200 .*CONNECTED");
      phone.exec("hangup");
      baresip.awaitEnded();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      // The one who was called is on the right, and nobody has been received yet on the left.
      phone.exec("press NAVIGATION_RIGHT");
      phone.awaitOutput(Exchange.SOON, "notices", "(?s)the last: sip:200@.*the last: sip:200@");
      phone.exec("press OK");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "to +200 .*CONNECTED");
      phone.exec("hangup");
      baresip.awaitEnded();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      phone.exec("press NAVIGATION_LEFT");
      phone.awaitOutput(Exchange.SOON, "notices", "no calls");
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  @Test
  void theLineKeyOfAHeldCallIsWhereACallIsTransferredTo() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    Path second = speech("held.wav", 62);
    Path third = speech("up.wav", 63);
    try (Baresip two = exchange.baresip(Keypad.CODEC, second);
        Baresip three = exchange.third(Keypad.CODEC, third)) {
      phone.exec("call 200");
      two.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("call 300");
      three.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      phone.exec("press TRANSFER");
      phone.awaitOutput(Exchange.SOON, "softkeys", "TRANSFER");
      phone.exec("press line 0");
      two.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      Exchange.talk(4);
      two.hangup();
      two.awaitEnded("300@");
      double like = Likeness.of(third, two.heard());
      assertTrue(like > 0.9, "200 hears 300: " + like);
    }
  }

  /** A contact that is tied to an account is called by it, whatever line would be taken else. */
  @Test
  void aContactIsCalledByItsAccount() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int there = FreePort.any();
    Scenario called =
        new Scenario("[media_port]")
            .receives("INVITE", "From: .*sip:400@")
            .answers("486 Busy Here")
            .receives("ACK");
    Scenario registrar =
        new Scenario("[media_port]").receives("REGISTER").answers("200 OK", "Expires: 3600");
    try (Sipp sipp = Sipp.start(registrar.toString(), there)) {
      phone.exec("config set voip/line/1/server/proxy_port=" + there);
      sipp.awaitSuccess();
    }
    phone.awaitOutput(Exchange.SOON, "lines", "sip:400@.* REGISTERED ");
    phone.exec("contacts add Dora 77 --account 1");
    try (Sipp sipp = Sipp.start(called.toString(), there)) {
      phone.exec("contacts call Dora");
      sipp.awaitSuccess();
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }
}
