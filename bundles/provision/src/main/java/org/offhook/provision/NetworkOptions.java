package org.offhook.provision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.network.ProvisioningAddress;

/** What the network says by DHCP of where the files are; it is asked once for all options. */
final class NetworkOptions {
  private final HostNetwork network;
  private final int urlOption;
  private final PhoneIdentity phone;
  private NetworkOffer offer;

  NetworkOptions(HostNetwork network, int urlOption, PhoneIdentity phone) {
    this.network = network;
    this.urlOption = urlOption;
    this.phone = phone;
  }

  /** In the order in which they count. */
  List<Source> sources() {
    return List.of(
        source("DHCP option " + urlOption, offer -> offer.provisioning(urlOption, phone)),
        source("DHCP options 66 and 67", offer -> offer.bootProvisioning(phone)),
        source("DHCP option 43", offer -> offer.vendorProvisioning(phone)));
  }

  private Source source(
      String name, Function<NetworkOffer, Optional<ProvisioningAddress>> address) {
    return Source.of(
        name,
        () -> {
          try {
            return address.apply(offer()).map(found -> Place.of(name, found, phone));
          } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
          }
        });
  }

  private NetworkOffer offer() throws IOException {
    try {
      if (offer == null) {
        offer = network.ask(urlOption).get();
      }
      return offer;
    } catch (ExecutionException e) {
      throw new IOException("DHCP: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
