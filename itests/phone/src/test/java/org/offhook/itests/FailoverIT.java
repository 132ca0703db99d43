package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** Servers die, are unwell and come back; registrations and calls follow. */
class FailoverIT {
  private static final String REDUNDANT = "voip/signalling/sip/redundant_proxy/";

  /** Where nothing brings the phone back to a server that is only slow. */
  private static final String PATIENT = "offhook/failover/patience=6000";

  @TempDir Path directory;

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve("data"), configuration);
  }

  private static void awaitAt(PhoneProcess phone, String server, String more) throws Exception {
    phone.awaitOutput(
        Exchange.SOON, "lines", "(?m) REGISTERED .* \\Q" + server + "\\EUDP" + more + "$");
  }

  private Path tone() throws Exception {
    Path tone = directory.resolve("tone.wav");
    Pitch.write(tone, 8000, 800, 20);
    return tone;
  }

  @Test
  void theRegistrationGoesToTheSecondServerAndReturns() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer(), "");
      phone.awaitOutput(Exchange.SOON, "health", "OK +failover");
      servers.first().close();
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      assertTrue(servers.second().bindings().contains("sip:100@"), "the second server has us");
      phone.awaitOutput(Exchange.SOON, "health", "WARN +failover.*secondary");
      phone.awaitOutput(Exchange.SOON, "servers", "silent");
      servers.startFirst();
      awaitAt(phone, servers.firstServer(), "");
      assertTrue(servers.first().bindings().contains("sip:100@"), "the first server has us again");
      phone.awaitOutput(Exchange.SOON, "notices", "is back at its first server");
    }
  }

  @Test
  void aServerThatIsUnavailableIsLeftUntilItIsWell() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().answers("503");
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      servers.first().well();
      awaitAt(phone, servers.firstServer(), "");
      servers.first().answers("none");
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
    }
  }

  @Test
  void whichAnswersCountAsFailureIsConfigured() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().answers("500");
      // Asked, and asked again by who has heard the answers.
      servers.first().awaitMore(3);
      awaitAt(phone, servers.firstServer(), "");
      phone.exec("config set " + REDUNDANT + "no_switch_on_code=500");
      phone.exec("config set " + REDUNDANT + "switch_on_server_failure=1");
      servers.first().awaitMore(3);
      awaitAt(phone, servers.firstServer(), "");
      phone.exec("config set " + REDUNDANT + "no_switch_on_code=");
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
    }
  }

  @Test
  void noServerIsBetterInSymmetricMode() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone =
            phone(servers.configuration(REDUNDANT + "symmetric_mode=1", PATIENT))) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().close();
      awaitAt(phone, servers.secondServer(), "");
      servers.startFirst();
      servers.second().awaitMore(3);
      assertFalse(servers.first().output().contains("REGISTER 100"), "it stays where it is");
      servers.second().close();
      awaitAt(phone, servers.firstServer(), "");
    }
  }

  @Test
  void aCallToADeadServerGoesToTheSecondAndTheRegistrationFollows() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atSecond("200", "two", tone());
        PhoneProcess phone =
            phone(servers.configuration(REDUNDANT + "keepalive_period=0", PATIENT))) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().close();
      phone.exec("call 200");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void aCallOutlivesItsServer() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atFirst("200", "two", tone());
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer(), "");
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      servers.first().close();
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      phone.exec("hold");
      phone.awaitOutput(Exchange.SOON, "calls", "HELD");
      phone.exec("resume");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      servers.startFirst();
      awaitAt(phone, servers.firstServer(), "");
      assertTrue(phone.exec("calls").contains("CONNECTED"), "it stays when the line returns");
      servers.first().close();
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void registeredAtBothEitherDeliversCalls() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Baresip here = servers.atFirst("200", "two", tone());
        Baresip there = servers.atSecond("300", "three", tone());
        PhoneProcess phone = phone(servers.configuration(REDUNDANT + "mode=SIMULTANEOUS"))) {
      phone.awaitOutput(
          Exchange.SOON,
          "lines",
          "\\Q" + servers.firstServer() + "\\EUDP and \\Q" + servers.secondServer() + "\\EUDP");
      assertTrue(servers.first().bindings().contains("sip:100@"));
      assertTrue(servers.second().bindings().contains("sip:100@"));
      for (Baresip caller : new Baresip[] {here, there}) {
        caller.dial("100");
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        caller.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        caller.awaitEnded();
        phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      }
      phone.exec("call 200");
      here.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      servers.first().close();
      phone.exec("hold");
      phone.awaitOutput(Exchange.SOON, "calls", "HELD");
      phone.exec("hangup");
      here.awaitEnded();
      phone.exec("call 300");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.awaitOutput(
          Exchange.SOON, "health", "WARN +failover.*not registered at " + servers.firstServer());
      servers.startFirst();
      phone.awaitOutput(Exchange.SOON, "health", "OK +failover");
      phone.exec("hangup");
    }
  }

  @Test
  void overTcpAServerThatRefusesCostsNoTime() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atSecond("200", "two", tone());
        PhoneProcess phone =
            phone(
                servers.configuration(
                    "voip/signalling/sip/transport_protocol=TCP",
                    // Whoever waits for a timer waits for more than this test does.
                    "voip/signalling/sip/outgoing_request_no_response_timeout_ms=60000",
                    "voip/signalling/sip/sip_invite_timer=60000",
                    "offhook/failover/patience=0",
                    REDUNDANT + "keepalive_period=0"))) {
      Exchange.awaitRegistered(phone);
      servers.first().close();
      phone.exec("call 200");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.awaitOutput(Exchange.SOON, "lines", servers.secondServer() + "TCP \\(secondary");
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void afterARestartTheServerOfBeforeIsTriedFirst() throws Exception {
    try (ServerPair servers = ServerPair.open()) {
      String configuration = servers.configuration(REDUNDANT + "keepalive_period=0", PATIENT);
      servers.first().close();
      try (PhoneProcess phone = phone(configuration)) {
        awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      }
      servers.startFirst();
      try (PhoneProcess phone = phone(configuration)) {
        awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
        assertFalse(servers.first().output().contains("REGISTER 100"), "nobody asked the first");
      }
    }
  }

  @Test
  void outboundProxiesStandInForEachOther() throws Exception {
    String outbound = "voip/signalling/sip/sip_outbound_proxy/";
    String second = "voip/signalling/sip/redundant_outbound_proxy/";
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atSecond("200", "two", tone());
        PhoneProcess phone =
            phone(
                servers.configuration(
                    REDUNDANT + "enabled=0",
                    "voip/signalling/sip/proxy_address=offhook.test",
                    outbound + "enabled=1",
                    outbound + "addr=127.0.0.1",
                    outbound + "port=" + ServerPair.port(servers.firstServer()),
                    second + "enabled=1",
                    second + "address=127.0.0.1",
                    second + "port=" + ServerPair.port(servers.secondServer()),
                    second + "keepalive_period=1"))) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().close();
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      baresip.awaitEnded();
      servers.startFirst();
      awaitAt(phone, servers.firstServer(), "");
    }
  }

  @Test
  void aLineHasASecondServerOfItsOwn() throws Exception {
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone =
            phone(
                servers.configuration(
                    REDUNDANT + "enabled=0",
                    "voip/signalling/sip/proxy_address=0.0.0.0",
                    "voip/line/0/server/proxy_address=127.0.0.1",
                    "voip/line/0/server/proxy_port=" + ServerPair.port(servers.firstServer()),
                    "voip/line/0/server/secondary_address=127.0.0.1",
                    "voip/line/0/server/secondary_port="
                        + ServerPair.port(servers.secondServer())))) {
      awaitAt(phone, servers.firstServer(), "");
      servers.first().close();
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
    }
  }

  @Test
  void theCapabilityLeavesAndReturnsWithACallUp() throws Exception {
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atSecond("200", "two", tone());
        PhoneProcess phone = phone(servers.configuration())) {
      servers.first().close();
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("feature remove failover");
      phone.awaitOutput(Exchange.SOON, "lines", " FAILED ");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("feature install failover");
      awaitAt(phone, servers.secondServer(), " \\(secondary\\)");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void everyLineIsRegisteredAgainWhenTheOnlyServerIsBack() throws Exception {
    String second = "voip/line/1/enabled=1\nvoip/line/1/id=200\nvoip/line/1/auth_password=two";
    String third = "voip/line/2/enabled=1\nvoip/line/2/id=300\nvoip/line/2/auth_password=three";
    try (ServerPair servers = ServerPair.open();
        PhoneProcess phone =
            phone(
                servers.configuration(
                    REDUNDANT + "enabled=0",
                    "voip/signalling/sip/proxy_timeout=10",
                    "voip/signalling/sip/register_before_expires_percent=10",
                    second,
                    third))) {
      phone.awaitOutput(Exchange.SOON, "lines", "(?s)( REGISTERED .*){3}");
      servers.first().close();
      phone.awaitOutput(Exchange.SOON, "lines", "(?s)( FAILED .*){3}");
      servers.startFirst();
      phone.awaitOutput(Exchange.SOON, "lines", "(?s)( REGISTERED .*){3}");
      for (String user : new String[] {"100", "200", "300"}) {
        assertTrue(servers.first().bindings().contains("sip:" + user + "@"), user);
      }
    }
  }
}
