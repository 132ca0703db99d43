package org.offhook.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.media.Negotiation.Agreed;

/** Writes our session descriptions (RFC 8866); the version rises when what is said changes. */
final class SdpAuthor {
  private final long id = ThreadLocalRandom.current().nextLong(1, 1L << 31);
  private final boolean chosen;
  private String address;
  private long version;
  private String last = "";
  private List<SdpMedia> lines = List.of();
  private int index;
  private boolean muxed;

  /**
   * For one session.
   *
   * @param address literal address to give
   * @param chosen true when it was given to us, so that the route to a peer does not matter
   */
  SdpAuthor(String address, boolean chosen) {
    this.address = address;
    this.chosen = chosen;
  }

  /** Speaks with the address from which this peer is reached. */
  void toward(InetSocketAddress peer) {
    if (chosen) {
      return;
    }
    // Connecting a datagram socket sends nothing; it asks the kernel for the route.
    try (DatagramChannel probe = DatagramChannel.open()) {
      probe.connect(peer);
      SocketAddress local = probe.getLocalAddress();
      if (local instanceof InetSocketAddress known) {
        address = known.getAddress().getHostAddress().split("%")[0];
      }
    } catch (IOException | RuntimeException e) {
      // no route: the address known before is as good as any
    }
  }

  String offer(int port, List<SdpFormat> formats, int packetMillis, Direction direction) {
    return write(among(audio(port, formats, packetMillis, direction)));
  }

  /** Which of the media lines is ours. */
  int index() {
    return index;
  }

  /** An answer has a line for each line of the offer; all but the one agreed on are refused. */
  String answer(SdpText offer, Agreed agreed, int port, Direction direction) {
    lines = offer.media();
    index = agreed.index();
    muxed = agreed.muxed();
    return write(among(audio(port, formats(agreed), agreed.use().packetMillis(), direction)));
  }

  /** Our line in its place among those of the session, which keep it (RFC 3264 section 8). */
  private String among(String audio) {
    // What was agreed on once is offered again (RFC 5761 section 5.1.1); we do not begin with it.
    String ours = muxed ? audio + "a=rtcp-mux\r\n" : audio;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(1, lines.size()); i++) {
      text.append(i == index ? ours : refused(lines.get(i)));
    }
    return text.toString();
  }

  private static String refused(SdpMedia media) {
    return "m=%s 0 %s %s\r\n"
        .formatted(media.kind(), media.profile(), String.join(" ", media.formats()));
  }

  private static List<SdpFormat> formats(Agreed agreed) {
    CodecUse use = agreed.use();
    SdpFormat voice = Negotiation.format(agreed.codec(), use.receiveType(), use.localFormat());
    return use.eventReceiveType() < 0
        ? List.of(voice)
        : List.of(voice, Negotiation.events(use.eventReceiveType(), use.clockRate()));
  }

  private static String audio(
      int port, List<SdpFormat> formats, int packetMillis, Direction direction) {
    StringBuilder lines = new StringBuilder("m=audio " + port + " RTP/AVP");
    formats.forEach(format -> lines.append(' ').append(format.type()));
    lines.append("\r\n");
    for (SdpFormat format : formats) {
      lines.append(
          "a=rtpmap:%d %s/%d".formatted(format.type(), format.encoding(), format.clockRate()));
      lines.append(format.channels() > 1 ? "/" + format.channels() : "").append("\r\n");
      if (!format.parameters().isEmpty()) {
        lines.append("a=fmtp:%d %s\r\n".formatted(format.type(), format.parameters()));
      }
    }
    return lines
        .append("a=ptime:" + packetMillis + "\r\n")
        .append("a=" + direction.attribute() + "\r\n")
        .toString();
  }

  private String write(String media) {
    String family = address.indexOf(':') >= 0 ? "IP6" : "IP4";
    String said = address + media;
    if (!said.equals(last)) {
      last = said;
      version++;
    }
    return "v=0\r\no=- %d %d IN %s %s\r\ns=-\r\nc=IN %s %s\r\nt=0 0\r\n%s"
        .formatted(id, version, family, address, family, address, media);
  }
}
