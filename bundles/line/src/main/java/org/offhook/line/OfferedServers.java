package org.offhook.line;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.network.NetworkListener;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.sip.Account.ServerAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The SIP servers that the network offers by DHCP option 120 (RFC 3361), best first. */
@Component(service = {OfferedServers.class, NetworkListener.class})
public final class OfferedServers implements NetworkListener {
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile List<ServerAddress> servers = List.of();

  /** Knows of none before the network offers some. */
  @Activate
  public OfferedServers() {}

  /** What is offered now; ports are left to the DNS (RFC 3263). */
  List<ServerAddress> now() {
    return servers;
  }

  /**
   * Runs this after each change, on any thread.
   *
   * @return ends it
   */
  Runnable follow(Runnable follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** A DHCP server that is gone takes no SIP server along: lines stay where they are. */
  @Override
  public void onOffer(NetworkOffer offer) {
    if (offer.equals(NetworkOffer.NONE)) {
      return;
    }
    List<ServerAddress> offered =
        offer.sipServers().stream()
            .filter(name -> !name.isBlank() && !name.equals("0.0.0.0"))
            .map(name -> new ServerAddress(name, 0))
            .toList();
    if (!offered.equals(servers)) {
      servers = offered;
      followers.forEach(Runnable::run);
    }
  }
}
