package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.Sipp;

/**
 * What others do for a call: a controller that connects (RFC 3725), a media server (RFC 4240), a
 * server that is trusted with who calls (RFC 3325). Each of them is sipp.
 */
class ServiceFlowsIT extends BehindSipp {
  private static final String ANONYMOUS = "voip/signalling/sip/block_callerid_on_outgoing_calls";

  /** Who does not want to be known tells only his own server (RFC 3323, RFC 3325). */
  @Test
  void anonymousForAllButTheServer() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .receives(
                "INVITE",
                "From: .Anonymous. .sip:anonymous@anonymous.invalid.*P-Preferred-Identity: .sip:100@127.0.0.1.*Privacy: id|Privacy: id.*P-Preferred-Identity: .sip:100@127.0.0.1")
            .answers("486 Busy Here")
            .receives("ACK");
    phone.exec("config set " + ANONYMOUS + "=1");
    try (Sipp sipp = atProxy(scenario)) {
      phone.exec("call bob");
      sipp.awaitSuccess();
      assertFalse(sipp.messages().matches("(?s).*Contact: [^\\n]*Offhook.*"), sipp.messages());
    } finally {
      phone.exec("config set " + ANONYMOUS + "=0");
    }
  }

  /** RFC 4240: services of a media server are addresses like others, with all that is in them. */
  @Test
  void mediaServicesAreCalledByTheirAddresses() throws Exception {
    for (String user :
        new String[] {
          "annc@127.0.0.1;play=http://x.example/welcome.wav;repeat=2", "conf=room4711@127.0.0.1"
        }) {
      Scenario served =
          new Scenario(MEDIA)
              .receives("INVITE", "INVITE sip:" + user + " SIP/2.0")
              .answersWithSdp("200 OK", "sendonly")
              .receives("ACK")
              .receives("BYE")
              .agrees("200 OK", "");
      try (Sipp sipp = atProxy(served)) {
        phone.exec("call 'sip:" + user + "'");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        sipp.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    }
  }

  /** RFC 3725 flow I: sipp's own controller connects the phone and baresip. */
  @Test
  void aControllerConnectsThePhoneWithAPeer() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 9, 41);
    int commands = FreePort.any();
    BaresipConfig config =
        BaresipConfig.user("bob", "two", "127.0.0.1").answering().codecs("PCMA/8000/1");
    try (Baresip peer = Baresip.start(config.playing(theirs));
        Peer second = listening(commands, "127.0.0.1:" + peer.port());
        Peer first = controller("A", "100", HousePhone.address(phone), commands)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      peer.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED .*PCMA");
      assertEquals(0, first.awaitEnd(Exchange.SOON), "controller of the phone");
      peer.awaitEnded();
      assertEquals(0, second.awaitEnd(Exchange.SOON), "controller of the peer");
    }
  }

  /** The side of the peer, which the side of the phone gives its orders to. */
  private Peer listening(int commands, String to) throws IOException {
    Peer controller = controller("B", "bob", to, commands);
    try {
      controller.awaitPort(commands);
    } catch (IOException e) {
      controller.close();
      throw e;
    }
    return controller;
  }

  private Peer controller(String side, String user, String to, int commands) throws IOException {
    Path home = Files.createTempDirectory(directory, "3pcc");
    return Peer.start(
        home,
        List.of(
            "/usr/bin/sipp",
            "-sn",
            "3pcc-C-" + side,
            "-3pcc",
            "127.0.0.1:" + commands,
            "-i",
            "127.0.0.1",
            "-p",
            String.valueOf(FreePort.any()),
            "-m",
            "1",
            "-nostdin",
            "-timeout",
            "120s",
            "-timeout_error",
            "-s",
            user,
            to));
  }
}
