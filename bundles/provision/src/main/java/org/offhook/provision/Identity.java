package org.offhook.provision;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Settings;

/** As whom a server knows this phone: its hardware address, model and first account. */
final class Identity {
  private Identity() {}

  /** The one that names this phone's files. */
  static PhoneIdentity of(ProvisionConfig config, ModelFacts facts, Settings settings) {
    String account = settings.get("voip/line/0/id").orElse("");
    return new PhoneIdentity(mac(config.ownMac(), facts.mac()), facts.model(), account);
  }

  /** The one that was written down, else that of the host's first network card, else none. */
  static String mac(String written, String ofModel) {
    if (!written.isBlank()) {
      return written;
    }
    return ofModel.isBlank() ? ofHost().orElse("") : ofModel;
  }

  private static Optional<String> ofHost() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .filter(Identity::carries)
          .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
          .map(Identity::address)
          .flatMap(Optional::stream)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static boolean carries(NetworkInterface card) {
    try {
      return card.isUp() && !card.isLoopback() && !card.isPointToPoint();
    } catch (SocketException e) {
      return false;
    }
  }

  private static Optional<String> address(NetworkInterface card) {
    try {
      byte[] address = card.getHardwareAddress();
      return address == null || address.length != 6
          ? Optional.empty()
          : Optional.of(HexFormat.of().formatHex(address));
    } catch (SocketException e) {
      return Optional.empty();
    }
  }
}
