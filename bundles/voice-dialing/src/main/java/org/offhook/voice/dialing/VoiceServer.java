package org.offhook.voice.dialing;

import java.util.Locale;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;

/**
 * The server of the service.
 *
 * @param address where it is
 * @param transport how calls go there
 * @param target what is called there
 */
record VoiceServer(ServerAddress address, Transport transport, String target) {
  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException when something is not set, with its name
   */
  static VoiceServer of(VoiceDialingConfig config) {
    String host = config.address().strip().replaceAll("^\\[|\\]$", "");
    if (host.isEmpty() || host.equals("0.0.0.0")) {
      throw new IllegalArgumentException("voip/services/vocanom_server/ip_address is not set");
    }
    String number = config.number().strip();
    if (number.isEmpty()) {
      throw new IllegalArgumentException("voip/services/vocanom/number is not set");
    }
    Transport transport = Transport.valueOf(config.transport().toUpperCase(Locale.ROOT));
    return new VoiceServer(
        new ServerAddress(host, config.port()),
        transport,
        uri(number, host.indexOf(':') >= 0 ? "[" + host + "]" : host, config.port(), transport));
  }

  private static String uri(String number, String host, int port, Transport transport) {
    if (number.matches("(?i)(sips?|tel):\\S+")) {
      return number;
    }
    if (number.indexOf('@') >= 0) {
      return "sip:" + number;
    }
    String how =
        transport == Transport.UDP ? "" : ";transport=" + transport.name().toLowerCase(Locale.ROOT);
    return "sip:" + number.replace("#", "%23") + "@" + host + ":" + port + how;
  }
}
