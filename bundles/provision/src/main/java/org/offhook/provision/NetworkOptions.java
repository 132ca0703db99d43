package org.offhook.provision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.network.VendorOptions;

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
    String url = "DHCP option " + urlOption;
    return List.of(
        Source.of(url, () -> place(url, offer().options().text(urlOption))),
        Source.of("DHCP options 66 and 67", this::bootFiles),
        Source.of("DHCP option 43", () -> place("DHCP option 43", vendorUrl())));
  }

  private Optional<Place> place(String origin, Optional<String> text) throws IOException {
    return text.isEmpty() ? Optional.empty() : Optional.of(Place.of(origin, text.get(), phone));
  }

  /** Option 66 names a TFTP server, or is a URL; option 67 the files, unless 66 does already. */
  private Optional<Place> bootFiles() throws IOException {
    Optional<String> server = offer().options().text(NetworkOffer.TFTP_SERVER);
    if (server.isEmpty()) {
      return Optional.empty();
    }
    String base = server.get().contains("://") ? server.get() : "tftp://" + server.get();
    Place place = Place.of("DHCP option 66", base, phone);
    Optional<String> names = offer().options().text(NetworkOffer.BOOT_FILE);
    if (names.isEmpty() || base.contains(";") || base.matches("\\w+://[^/]+/.*\\.\\w+")) {
      return Optional.of(place);
    }
    String files = place.directory() + names.get().replaceFirst("^/+", "");
    return Optional.of(Place.of("DHCP options 66 and 67", files, phone));
  }

  private Optional<String> vendorUrl() throws IOException {
    return offer().vendorOptions().flatMap(VendorOptions::url);
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
