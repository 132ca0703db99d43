package org.offhook.line;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Secret;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The servers that lines share, as a service for {@link ConfiguredLine}. */
@Component(service = Servers.class, configurationPid = ServersConfig.PID)
@Designate(ocd = ServersConfig.class)
public final class Servers {
  private final ServersConfig config;
  private final OfferedServers offered;

  /** With the parameters, and what the network offers where they name nobody. */
  @Activate
  public Servers(@Reference OfferedServers offered, ServersConfig config) {
    this.offered = offered;
    this.config = config;
  }

  /**
   * Runs this after the network has offered other servers, on any thread.
   *
   * @return ends it
   */
  Runnable follow(Runnable follower) {
    return offered.follow(follower);
  }

  /** The account of a line; empty when it has no server at all. */
  Optional<Account> account(LineConfig line) {
    if (line.index() == config.pstnAccount()) {
      return pstn(line);
    }
    List<ServerAddress> proxies = proxies(line);
    Optional<ServerAddress> registrar = registrar(line, proxies);
    String server =
        proxies.stream().findFirst().or(() -> registrar).map(ServerAddress::host).orElse("");
    if (server.isEmpty()) {
      return Optional.empty();
    }
    boolean own = isOwn(line);
    String named = own ? line.domain() : config.gateway();
    String domain = named.isBlank() ? server : named.strip();
    return Optional.of(
        new Account(
            line.id(),
            domain,
            line.description(),
            line.authName(),
            new Secret(line._authPassword()),
            registrar,
            proxies,
            config.outboundEnabled()
                ? ServerAddress.configured(config.outboundAddress(), config.outboundPort())
                : Optional.empty(),
            transport(line),
            Duration.ofSeconds(config.expires())));
  }

  /** The telephone network behind a gateway: nobody registers there. */
  private Optional<Account> pstn(LineConfig line) {
    return ServerAddress.configured(config.pstnGateway(), config.pstnPort())
        .map(
            gateway ->
                new Account(
                    line.id(),
                    gateway.host(),
                    line.description(),
                    line.authName(),
                    new Secret(line._authPassword()),
                    Optional.empty(),
                    List.of(gateway),
                    Optional.empty(),
                    transport(line),
                    Duration.ofSeconds(config.expires())));
  }

  /** What a line lacks that has no account, for people. */
  String missing(LineConfig line) {
    return line.index() == config.pstnAccount()
        ? "no gateway: offhook/pstn/gateway/address is not set"
        : "no server: voip/signalling/sip/proxy_address is not set, and the network offers none";
  }

  /** True when a line has a proxy of its own. */
  static boolean isOwn(LineConfig line) {
    return ServerAddress.configured(line.proxyAddress(), line.proxyPort()).isPresent();
  }

  /**
   * An account that does not register, at a server or at the proxies; empty without any.
   *
   * @param domain its domain; the server's name when empty
   */
  Optional<Account> account(
      String user, String domain, Optional<ServerAddress> server, Optional<Transport> transport) {
    List<ServerAddress> path = server.map(List::of).orElseGet(this::proxies);
    boolean direct = server.isPresent() || !config.outboundEnabled();
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Account(
                user,
                domain.isEmpty() ? path.get(0).host() : domain,
                "",
                "",
                new Secret(""),
                Optional.empty(),
                path,
                direct
                    ? Optional.empty()
                    : ServerAddress.configured(config.outboundAddress(), config.outboundPort()),
                transport.orElseGet(() -> Transport.valueOf(config.transport())),
                Duration.ZERO));
  }

  private List<ServerAddress> proxies(LineConfig line) {
    Optional<ServerAddress> own = ServerAddress.configured(line.proxyAddress(), line.proxyPort());
    return own.map(List::of).orElseGet(this::proxies);
  }

  private List<ServerAddress> proxies() {
    Optional<ServerAddress> proxy =
        ServerAddress.configured(config.proxyAddress(), config.proxyPort());
    if (!config.useProxy()) {
      return List.of();
    }
    return proxy.isPresent() || isConfigured() ? proxy.stream().toList() : offered.now();
  }

  /** True when the parameters name a server besides the proxy. */
  private boolean isConfigured() {
    boolean registrar =
        config.registrarEnabled()
            && ServerAddress.configured(config.registrarAddress(), config.registrarPort())
                .isPresent();
    boolean outbound =
        config.outboundEnabled()
            && ServerAddress.configured(config.outboundAddress(), config.outboundPort())
                .isPresent();
    return registrar || outbound;
  }

  private Optional<ServerAddress> registrar(LineConfig line, List<ServerAddress> proxies) {
    if (config.registrarEnabled() && !config.proxyIsRegistrar() && !isOwn(line)) {
      return ServerAddress.configured(config.registrarAddress(), config.registrarPort());
    }
    return proxies.stream().findFirst();
  }

  private Transport transport(LineConfig line) {
    String name = line.transport().equals("DEFAULT") ? config.transport() : line.transport();
    return Transport.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
