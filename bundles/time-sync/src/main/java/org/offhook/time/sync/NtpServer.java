package org.offhook.time.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;

/** Asks one time server. Blocks. */
final class NtpServer {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int NOT_SYNCHRONIZED = 3;
  private static final int LAST_STRATUM = 15;

  private NtpServer() {}

  /**
   * How far the host's clock is behind.
   *
   * @throws IOException when the server is silent, unknown or not synchronized itself
   */
  static Duration ask(String host, int port) throws IOException {
    try (NTPUDPClient client = new NTPUDPClient()) {
      client.setDefaultTimeout(PATIENCE);
      client.open();
      TimeInfo answer = client.getTime(InetAddress.getByName(host), port);
      NtpV3Packet message = answer.getMessage();
      if (message.getMode() != NtpV3Packet.MODE_SERVER) {
        throw new IOException("no answer of a server: mode " + message.getModeName());
      }
      if (message.getLeapIndicator() == NOT_SYNCHRONIZED
          || message.getStratum() == 0
          || message.getStratum() > LAST_STRATUM) {
        throw new IOException(
            "the server is not synchronized itself (stratum %d, leap indicator %d)"
                .formatted(message.getStratum(), message.getLeapIndicator()));
      }
      answer.computeDetails();
      if (answer.getOffset() == null) {
        throw new IOException("the answer does not belong to the question");
      }
      return Duration.ofMillis(answer.getOffset());
    }
  }
}
