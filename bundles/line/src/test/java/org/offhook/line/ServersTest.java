package org.offhook.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;

class ServersTest {
  private final OfferedServers offered = new OfferedServers();
  private final Map<String, Object> shared = new HashMap<>();
  private final Map<String, Object> own = new HashMap<>(Map.of("id", "100", "enabled", true));

  private Optional<Account> account() {
    Servers servers = new Servers(offered, Parameters.of(ServersConfig.class, shared));
    return servers.account(Parameters.of(LineConfig.class, own));
  }

  @Test
  void withoutServersThereIsNoAccount() {
    assertTrue(account().isEmpty());
  }

  private static NetworkOffer offer(byte... option120) {
    return new NetworkOffer(
        "192.0.2.67", new DhcpOptions(Map.of(NetworkOffer.SIP_SERVERS, option120)));
  }

  @Test
  void whatTheNetworkOffersCountsWhereNothingIsConfigured() {
    int[] told = {0};
    Runnable unfollow = offered.follow(() -> told[0]++);
    offered.onOffer(
        offer(
            (byte) 0,
            (byte) 4,
            (byte) 'p',
            (byte) 'o',
            (byte) 'o',
            (byte) 'l',
            (byte) 4,
            (byte) 't',
            (byte) 'e',
            (byte) 's',
            (byte) 't',
            (byte) 0));
    Account account = account().orElseThrow();
    assertEquals("sip:100@pool.test", account.addressOfRecord());
    assertEquals(Optional.of(new ServerAddress("pool.test", 0)), account.registrar());
    offered.onOffer(NetworkOffer.NONE);
    assertTrue(account().isPresent(), "a DHCP server that is gone takes nothing along");
    offered.onOffer(
        offer(
            (byte) 1,
            (byte) 192,
            (byte) 0,
            (byte) 2,
            (byte) 1,
            (byte) 192,
            (byte) 0,
            (byte) 2,
            (byte) 2));
    assertEquals(
        List.of(new ServerAddress("192.0.2.1", 0), new ServerAddress("192.0.2.2", 0)),
        account().orElseThrow().proxies());
    assertEquals(2, told[0]);
    unfollow.run();
    offered.onOffer(new NetworkOffer("192.0.2.67", DhcpOptions.NONE));
    assertTrue(account().isEmpty(), "the option was taken away");
    assertEquals(2, told[0]);
  }

  @Test
  void whatIsConfiguredWinsOverWhatTheNetworkOffers() {
    offered.onOffer(offer((byte) 1, (byte) 192, (byte) 0, (byte) 2, (byte) 1));
    shared.put("useProxy", false);
    assertTrue(account().isEmpty());
    shared.put("useProxy", true);
    shared.put("registrarEnabled", true);
    shared.put("registrarAddress", "reg.test");
    assertEquals("sip:100@reg.test", account().orElseThrow().addressOfRecord());
    shared.put("proxyAddress", "pbx.test");
    assertEquals(List.of(new ServerAddress("pbx.test", 5060)), account().orElseThrow().proxies());
    own.put("proxyAddress", "own.test");
    assertEquals("own.test", account().orElseThrow().proxies().get(0).host());
  }

  @Test
  void thePstnAccountIsAtTheGatewayAndRegistersNowhere() {
    shared.put("proxyAddress", "pbx.test");
    shared.put("outboundEnabled", true);
    shared.put("outboundAddress", "sbc.test");
    shared.put("pstnAccount", 1);
    own.put("index", 1);
    assertTrue(account().isEmpty());
    Servers servers = new Servers(offered, Parameters.of(ServersConfig.class, shared));
    assertEquals(
        "no gateway: offhook/pstn/gateway/address is not set",
        servers.missing(Parameters.of(LineConfig.class, own)));
    shared.put("pstnGateway", "192.0.2.9");
    Account account = account().orElseThrow();
    assertEquals(Optional.empty(), account.registrar());
    assertEquals(List.of(new ServerAddress("192.0.2.9", 5060)), account.proxies());
    assertEquals(Optional.empty(), account.outboundProxy());
    own.put("index", 0);
    assertEquals("pbx.test", account().orElseThrow().registrar().orElseThrow().host());
  }

  @Test
  void proxyIsDomainAndRegistrar() {
    shared.put("proxyAddress", "pbx.test");
    Account account = account().orElseThrow();
    assertEquals("sip:100@pbx.test", account.addressOfRecord());
    assertEquals(Optional.of(new ServerAddress("pbx.test", 5060)), account.registrar());
    assertEquals(Transport.UDP, account.transport());
  }

  @Test
  void portThatLeavesItToDns() {
    shared.put("proxyAddress", "pbx.test");
    shared.put("proxyPort", 65535);
    assertEquals(List.of(new ServerAddress("pbx.test", 0)), account().orElseThrow().proxies());
  }

  @Test
  void domainOtherThanTheProxy() {
    shared.put("proxyAddress", "192.0.2.1");
    shared.put("gateway", "company.test");
    assertEquals("sip:100@company.test", account().orElseThrow().addressOfRecord());
  }

  @Test
  void serverOfOneLineAlone() {
    shared.put("proxyAddress", "a.test");
    shared.put("gateway", "company.test");
    own.put("proxyAddress", "192.0.2.7");
    own.put("proxyPort", 5070);
    own.put("domain", "other.test");
    own.put("transport", "TLS");
    Account account = account().orElseThrow();
    assertEquals("sip:100@other.test", account.addressOfRecord());
    assertEquals(List.of(new ServerAddress("192.0.2.7", 5070)), account.proxies());
    assertEquals(Transport.TLS, account.transport());
  }

  @Test
  void labelAloneIsNoNewRegistration() {
    LineConfig before = Parameters.of(LineConfig.class, own);
    own.put("extensionDisplay", "Front desk");
    assertTrue(LabelChange.isAll(before, Parameters.of(LineConfig.class, own)));
    own.put("_authPassword", "new");
    assertFalse(LabelChange.isAll(before, Parameters.of(LineConfig.class, own)));
  }

  @Test
  void passwordIsAPrivateProperty() throws Exception {
    String name = "/OSGI-INF/metatype/org.offhook.line.LineConfig.xml";
    try (InputStream in = getClass().getResourceAsStream(name)) {
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(xml.contains("id=\".authPassword\""), xml);
      assertTrue(xml.contains("auth_password"), xml);
    }
  }

  private Optional<Account> direct(String domain, Optional<ServerAddress> server) {
    Servers servers = new Servers(offered, Parameters.of(ServersConfig.class, shared));
    return servers.account("100", domain, server, Optional.of(Transport.TCP));
  }

  @Test
  void aDirectAccountNeedsNoRegistrarAndPassesTheOutboundProxyBy() {
    assertTrue(direct("", Optional.empty()).isEmpty());
    ServerAddress help = new ServerAddress("help.test", 5070);
    shared.put("outboundEnabled", true);
    shared.put("outboundAddress", "edge.test");
    Account account = direct("pbx.test", Optional.of(help)).orElseThrow();
    assertEquals("sip:100@pbx.test", account.addressOfRecord());
    assertEquals(List.of(help), account.proxies());
    assertEquals(Transport.TCP, account.transport());
    assertTrue(account.registrar().isEmpty() && account.outboundProxy().isEmpty());
    shared.put("proxyAddress", "pbx.test");
    Account shared = direct("", Optional.empty()).orElseThrow();
    assertEquals("pbx.test", shared.domain());
    assertEquals("edge.test", shared.outboundProxy().orElseThrow().host());
  }
}
