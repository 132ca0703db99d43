package org.offhook.lab;

import java.util.Optional;

/**
 * What the lab takes of an offer: one audio codec, and telephone events beside it.
 *
 * @param audio payload type of the audio
 * @param events payload type of events (RFC 4733) of the same clock, or -1
 */
record Choice(int audio, int events) {

  /**
   * The first audio codec of the offer.
   *
   * @param onlyG711 when nothing else will do
   */
  static Optional<Choice> of(Description offer, boolean onlyG711) {
    for (int payload : offer.payloads) {
      boolean fits = onlyG711 ? isG711(offer.name(payload)) : isAudio(offer.name(payload));
      if (fits && (!onlyG711 || payload == G711.PCMA || payload == G711.PCMU)) {
        return Optional.of(new Choice(payload, events(offer, offer.rate(payload))));
      }
    }
    return Optional.empty();
  }

  private static int events(Description offer, int rate) {
    return offer.payloads.stream()
        .filter(payload -> offer.name(payload).equals("TELEPHONE-EVENT"))
        .filter(payload -> offer.rate(payload) == rate)
        .findFirst()
        .orElse(-1);
  }

  private static boolean isG711(String name) {
    return name.equals("PCMA") || name.equals("PCMU");
  }

  private static boolean isAudio(String name) {
    return !name.isEmpty() && !name.equals("TELEPHONE-EVENT") && !name.equals("CN");
  }

  /** The answer to an offer, with our port (RFC 3264 section 6). */
  String answer(Description offer, long version, int port) {
    StringBuilder sdp = head(version);
    for (String stream : offer.streams) {
      if (stream == null) {
        stream(sdp, offer, port);
      } else {
        sdp.append(stream).append("\r\n");
      }
    }
    return sdp.toString();
  }

  private void stream(StringBuilder sdp, Description offer, int port) {
    sdp.append("m=audio ").append(port).append(" RTP/AVP ").append(audio);
    if (events >= 0) {
      sdp.append(' ').append(events);
    }
    sdp.append("\r\n");
    format(sdp, offer, audio);
    if (events >= 0) {
      format(sdp, offer, events);
    }
    sdp.append("a=").append(offer.answeredDirection()).append("\r\n");
  }

  private static void format(StringBuilder sdp, Description offer, int payload) {
    String map = offer.maps.get(payload);
    if (map != null) {
      sdp.append("a=rtpmap:").append(payload).append(' ').append(map).append("\r\n");
    }
    String format = offer.formats.get(payload);
    if (format != null) {
      sdp.append("a=fmtp:").append(payload).append(' ').append(format).append("\r\n");
    }
  }

  /** An offer of G.711 and events. */
  static String offer(long version, int port) {
    return head(version)
        .append("m=audio ")
        .append(port)
        .append(" RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n")
        .append("a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=sendrecv\r\n")
        .toString();
  }

  private static StringBuilder head(long version) {
    return new StringBuilder("v=0\r\no=lab ")
        .append(version)
        .append(' ')
        .append(version)
        .append(" IN IP4 127.0.0.1\r\ns=Offhook lab\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n");
  }
}
