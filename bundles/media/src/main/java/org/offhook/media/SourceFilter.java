package org.offhook.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * Whose packets are taken, and where ours go (symmetric RTP, RFC 4961). Packets come from the
 * negotiated address. Until one did, another port of that host is followed too (a peer behind a
 * translator), or any host when the negotiated address is private and the source is not, once it
 * sends what was agreed on. Whoever was followed first stays; nobody else can step in, but the
 * negotiated address itself.
 */
final class SourceFilter {
  private volatile InetSocketAddress negotiated;
  private volatile InetSocketAddress followed;
  private volatile Set<Integer> types = Set.of();
  private volatile long refused;

  /** The peer's address of a (new) negotiation. */
  void negotiated(InetSocketAddress address) {
    if (!address.equals(negotiated)) {
      negotiated = address;
      followed = null;
    }
  }

  /** The payload types agreed on, by which a peer at an unexpected address is known. */
  void expects(Set<Integer> types) {
    this.types = Set.copyOf(types);
  }

  /** True for a payload type that was agreed on. */
  boolean speaks(int payloadType) {
    return types.contains(payloadType);
  }

  /** Where to send; null before the first negotiation. */
  InetSocketAddress target() {
    InetSocketAddress known = followed;
    return known == null ? negotiated : known;
  }

  /**
   * Judges a source, on the receiving thread.
   *
   * @param sensible true when its packet is well formed and of an agreed type
   */
  boolean accepts(InetSocketAddress source, boolean sensible) {
    if (source.equals(followed)) {
      return true;
    }
    InetSocketAddress expected = negotiated;
    if (expected != null && sensible) {
      if (source.equals(expected) || followed == null && plausible(source, expected)) {
        followed = source;
        return true;
      }
    }
    refuse();
    return false;
  }

  /** True for the host that media comes from, whatever the port (RTCP). */
  boolean sameHost(InetSocketAddress source) {
    InetSocketAddress known = target();
    return known != null && source.getAddress().equals(known.getAddress());
  }

  private static boolean plausible(InetSocketAddress source, InetSocketAddress expected) {
    InetAddress wanted = expected.getAddress();
    return source.getAddress().equals(wanted)
        || local(wanted) && !wanted.isLoopbackAddress() && !local(source.getAddress());
  }

  private static boolean local(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the receiving thread writes
  void refuse() {
    refused = refused + 1;
  }

  long refused() {
    return refused;
  }
}
