package org.offhook.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.media.MediaSession.Direction;

/**
 * One {@code m=} section of a session description (RFC 8866 section 5.14).
 *
 * @param kind {@code audio}, {@code video}, ...
 * @param port port, 0 when refused
 * @param profile such as {@code RTP/AVP}
 * @param formats payload types as written, in order
 * @param address connection address that applies, or empty
 * @param attributes its attributes without {@code a=}, in order
 */
record SdpMedia(
    String kind,
    int port,
    String profile,
    List<String> formats,
    String address,
    List<String> attributes) {
  private static final Map<String, SdpFormat> STATIC =
      Map.of(
          "0", new SdpFormat(0, "PCMU", 8000, 1, ""),
          "3", new SdpFormat(3, "GSM", 8000, 1, ""),
          "4", new SdpFormat(4, "G723", 8000, 1, ""),
          "8", new SdpFormat(8, "PCMA", 8000, 1, ""),
          "9", new SdpFormat(9, "G722", 8000, 1, ""),
          "13", new SdpFormat(13, "CN", 8000, 1, ""),
          "15", new SdpFormat(15, "G728", 8000, 1, ""),
          "18", new SdpFormat(18, "G729", 8000, 1, ""));

  boolean audio() {
    return kind.equals("audio") && profile.equals("RTP/AVP") && port != 0;
  }

  /** The value of the first attribute with this name. */
  Optional<String> attribute(String name) {
    return attributes.stream()
        .filter(attribute -> attribute.startsWith(name + ":"))
        .map(attribute -> attribute.substring(name.length() + 1).strip())
        .findFirst();
  }

  boolean flag(String name) {
    return attributes.contains(name);
  }

  /** Direction seen from who wrote it. */
  Direction direction() {
    for (Direction direction : Direction.values()) {
      if (flag(direction.attribute())) {
        return direction;
      }
    }
    return Direction.SENDRECV;
  }

  /** Its payload formats in order; those without a usable {@code rtpmap} are left out. */
  List<SdpFormat> payloads() {
    List<SdpFormat> payloads = new ArrayList<>();
    for (String format : formats) {
      payload(format).ifPresent(payloads::add);
    }
    return payloads;
  }

  private Optional<SdpFormat> payload(String type) {
    if (!type.matches("\\d{1,3}") || Integer.parseInt(type) > 127) {
      return Optional.empty();
    }
    String fmtp = parameter("fmtp", type).orElse("");
    return parameter("rtpmap", type)
        .flatMap(map -> SdpFormat.parse(Integer.parseInt(type), map, fmtp))
        .or(() -> Optional.ofNullable(STATIC.get(type)).map(known -> known.with(fmtp)));
  }

  private Optional<String> parameter(String name, String type) {
    String start = name + ":" + type + " ";
    return attributes.stream()
        .filter(attribute -> attribute.startsWith(start))
        .map(attribute -> attribute.substring(start.length()).strip())
        .findFirst();
  }

  /** Packet time to send to it, in ms: what it asks for or else ours, and no more than it takes. */
  int packetMillis(int ours) {
    int wished = millis("ptime");
    int most = millis("maxptime");
    int chosen = wished > 0 ? wished : ours;
    return most > 0 ? Math.min(most, chosen) : chosen;
  }

  private int millis(String name) {
    return attribute(name)
        .filter(text -> text.matches("\\d{1,3}"))
        .map(Integer::parseInt)
        .orElse(0);
  }
}
