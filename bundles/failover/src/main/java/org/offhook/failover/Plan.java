package org.offhook.failover;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.Redundancy.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the parameters mean for a line. */
final class Plan {
  private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

  private final FailoverConfig config;
  private final Set<Integer> staysOn;

  Plan(FailoverConfig config) {
    this.config = config;
    staysOn =
        Stream.of(config.staysOn().split("[,;\\s]+"))
            .filter(word -> !word.isEmpty())
            .filter(Plan::isCode)
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
  }

  /**
   * The redundancy of a line.
   *
   * @param own the second server of this line alone
   * @param ownServers whether its first server is its own too
   * @param first server to begin with, or empty
   */
  Redundancy of(Optional<ServerAddress> own, boolean ownServers, String first) {
    List<ServerAddress> proxies = own.isPresent() || ownServers ? own.stream().toList() : shared();
    Optional<ServerAddress> outbound =
        config.outboundEnabled()
            ? ServerAddress.configured(config.outboundAddress(), config.outboundPort())
            : Optional.empty();
    boolean simultaneous = config.mode().equals("SIMULTANEOUS");
    return new Redundancy(
        proxies,
        outbound.stream().toList(),
        simultaneous ? Mode.SIMULTANEOUS : Mode.FALLBACK,
        outbound.isPresent() ? config.outboundSymmetric() : config.symmetric(),
        Duration.ofSeconds(outbound.isPresent() ? config.outboundKeepalive() : config.keepalive()),
        config.method().equals("REGISTER"),
        Duration.ofSeconds(config.failback()),
        Duration.ofSeconds(config.dnsPeriod()),
        Duration.ofMillis(config.patience()),
        config.onServerFailure(),
        staysOn,
        simultaneous ? config.quickT1() : 0,
        first);
  }

  private List<ServerAddress> shared() {
    Optional<ServerAddress> redundant =
        config.enabled()
            ? ServerAddress.configured(config.address(), config.port())
            : Optional.empty();
    Optional<ServerAddress> third =
        ServerAddress.configured(config.secondaryAddress(), config.secondaryPort());
    return Stream.concat(redundant.stream(), third.stream()).toList();
  }

  private static boolean isCode(String word) {
    boolean code = word.matches("[3-6]\\d\\d");
    if (!code) {
      LOG.warn(
          "voip/signalling/sip/redundant_proxy/no_switch_on_code: {} is no code; expected 300 to 699",
          word);
    }
    return code;
  }
}
