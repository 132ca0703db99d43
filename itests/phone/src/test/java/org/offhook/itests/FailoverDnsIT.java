package org.offhook.itests;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** DNS lists the servers, and changes its mind; the phone follows (RFC 3263). */
class FailoverDnsIT {
  @TempDir Path directory;

  private static String srv(String server, int priority) {
    return "srv-host=_sip._udp.offhook.test,pbx.offhook.test,"
        + server.replaceAll(".*:|/", "")
        + ","
        + priority
        + ",1";
  }

  private PhoneProcess phone(ServerPair servers, NameServer dns, String... more) throws Exception {
    String configuration =
        servers.configuration(
            "voip/signalling/sip/redundant_proxy/enabled=0",
            "voip/signalling/sip/proxy_address=offhook.test",
            "voip/signalling/sip/proxy_port=65535",
            "voip/signalling/sip/proxy_timeout=10",
            "voip/signalling/sip/register_before_expires_percent=10",
            "offhook/dns/server=" + dns.address(),
            String.join("\n", more));
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve("data"), configuration);
  }

  private static void awaitAt(PhoneProcess phone, String server) throws Exception {
    phone.awaitOutput(Exchange.SOON, "lines", "(?m) REGISTERED .* \\Q" + server + "\\EUDP");
  }

  private static final String ADDRESS = "address=/pbx.offhook.test/127.0.0.1";

  @Test
  void listedServersAreKilledAndRevivedInTurn() throws Exception {
    try (ServerPair servers = ServerPair.open();
        NameServer dns =
            NameServer.with(
                srv(servers.firstServer(), 10), srv(servers.secondServer(), 20), ADDRESS);
        PhoneProcess phone = phone(servers, dns, "voip/signalling/sip/failback_retry_timeout=1")) {
      awaitAt(phone, servers.firstServer());
      servers.first().close();
      awaitAt(phone, servers.secondServer());
      servers.startFirst();
      awaitAt(phone, servers.firstServer());
      servers.second().close();
      servers.first().awaitMore(2);
      awaitAt(phone, servers.firstServer());
      servers.startSecond();
    }
  }

  @Test
  void exchangedRecordsAreFollowed() throws Exception {
    try (ServerPair servers = ServerPair.open();
        NameServer dns = NameServer.with(srv(servers.firstServer(), 10), ADDRESS);
        PhoneProcess phone =
            phone(
                servers,
                dns,
                "offhook/dns/timeout=300",
                "voip/signalling/sip/failback_retry_timeout=1",
                "offhook/failover/dns_period=1")) {
      awaitAt(phone, servers.firstServer());
      dns.exchange(srv(servers.secondServer(), 10), ADDRESS);
      awaitAt(phone, servers.secondServer());
      dns.exchange(srv(servers.firstServer(), 5), srv(servers.secondServer(), 10), ADDRESS);
      awaitAt(phone, servers.firstServer());
      dns.exchange(srv(servers.firstServer(), 20), srv(servers.secondServer(), 10), ADDRESS);
      awaitAt(phone, servers.secondServer());
      dns.close();
      // Registered each second, by the last answers there were.
      servers.second().awaitMore(4);
      awaitAt(phone, servers.secondServer());
    }
  }
}
