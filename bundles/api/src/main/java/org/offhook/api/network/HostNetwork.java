package org.offhook.api.network;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The network of the host, as it describes itself. Safe from any thread. Where several bundles
 * offer it, the one of the highest ranking counts: refer to it greedily.
 */
public interface HostNetwork {
  /** What is known now, without waiting; {@link NetworkOffer#NONE} while nothing is. */
  NetworkOffer offer();

  /**
   * Asks the network anew.
   *
   * @param besides numbers of options (RFC 2132 section 2) wanted besides the usual ones; they are
   *     remembered and asked for from then on
   * @return completes within 20 seconds, on a thread of the network: with what is offered, or with
   *     {@link NetworkOffer#NONE} when nobody answers; never exceptionally, unless cancelled
   */
  CompletableFuture<NetworkOffer> ask(int... besides);

  /**
   * Hardware address of the host on this network, for phones that were given none of their own.
   *
   * @return hexadecimal digits in lower case; empty when it is not known
   */
  default Optional<String> hardwareAddress() {
    return Optional.empty();
  }
}
