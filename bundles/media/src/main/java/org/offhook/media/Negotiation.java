package org.offhook.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.api.media.Codec;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.media.CodecShelf.Offered;

/**
 * Chooses what is spoken (RFC 3264): the first codec in the offerer's order that both have, and
 * telephone-event at its clock rate. Payload types once given stay with their codec for the
 * session.
 */
final class Negotiation {
  private static final String LITERAL = "[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
  private static final int FIRST_DYNAMIC = 96;

  private final CodecShelf shelf;
  private final MediaConfig config;
  private final Map<String, Integer> types = new HashMap<>();

  Negotiation(CodecShelf shelf, MediaConfig config) {
    this.shelf = shelf;
    this.config = config;
  }

  /**
   * What was agreed.
   *
   * @param codec the codec; used at once, and not kept
   * @param use how it is used
   * @param media address of the peer's RTP; empty when it wants none
   * @param control address of the peer's RTCP
   * @param direction what the peer wants, seen from the peer
   * @param muxed true when RTCP goes to the port of RTP (RFC 5761)
   * @param index which of the media lines it is about
   * @param others what the peer may change to at any packet, without a word (RFC 3264 section 5.1)
   */
  record Agreed(
      Codec codec,
      CodecUse use,
      Optional<InetSocketAddress> media,
      Optional<InetSocketAddress> control,
      Direction direction,
      boolean muxed,
      int index,
      List<Agreed> others) {

    Agreed with(List<Agreed> others) {
      return new Agreed(codec, use, media, control, direction, muxed, index, others);
    }
  }

  /** The lines of our offer below {@code m=}, and its payload types. */
  List<SdpFormat> formats() {
    List<SdpFormat> formats = new ArrayList<>();
    for (Offered offered : shelf.offered()) {
      formats.add(format(offered.codec(), type(offered.codec()), offered.codec().offeredFormat()));
    }
    int[] rates = formats.stream().mapToInt(SdpFormat::clockRate).distinct().toArray();
    for (int rate : rates) {
      formats.add(events(eventType(rate), rate));
    }
    return formats;
  }

  static SdpFormat format(Codec codec, int type, String parameters) {
    return new SdpFormat(
        type, codec.encodingName(), codec.clockRate(), codec.rtpChannels(), parameters);
  }

  static SdpFormat events(int type, int rate) {
    return new SdpFormat(type, "telephone-event", rate, 1, "0-16");
  }

  int packetMillis() {
    return shelf.offered().stream().findFirst().map(Offered::packetMillis).orElse(20);
  }

  private int type(Codec codec) {
    if (codec.staticPayloadType() >= 0) {
      return codec.staticPayloadType();
    }
    return types.computeIfAbsent(
        codec.name(), name -> free(name.equals("OPUS") ? config.opusPayload() : FIRST_DYNAMIC));
  }

  private int eventType(int rate) {
    return types.computeIfAbsent("telephone-event/" + rate, name -> free(config.dtmfPayload()));
  }

  private int free(int wished) {
    int type = wished;
    while (types.containsValue(type)) {
      type = type == 127 ? FIRST_DYNAMIC : type + 1;
    }
    return type;
  }

  /**
   * Reads the peer's answer to {@link #formats}.
   *
   * @param index which of the media lines was ours
   */
  Agreed accept(SdpText answer, int index) throws MediaException {
    if (answer.media().size() <= index || !answer.media().get(index).audio()) {
      throw new MediaException("the peer refused audio");
    }
    return agree(answer.media().get(index), index, true);
  }

  /** Finds what can be used in the peer's offer. */
  Agreed choose(SdpText offer) throws MediaException {
    for (int i = 0; i < offer.media().size(); i++) {
      if (offer.media().get(i).audio()) {
        return agree(offer.media().get(i), i, false);
      }
    }
    throw new MediaException("no audio over RTP/AVP is offered");
  }

  private Agreed agree(SdpMedia media, int index, boolean ourTypes) throws MediaException {
    List<Offered> ours = shelf.offered();
    List<Agreed> usable = new ArrayList<>();
    for (SdpFormat theirs : media.payloads()) {
      for (Offered offered : ours) {
        if (same(offered.codec(), theirs) && (usable.isEmpty() || ourTypes)) {
          agree(media, index, theirs, offered, ourTypes).ifPresent(usable::add);
        }
      }
    }
    if (!usable.isEmpty()) {
      Agreed first = usable.remove(0);
      usable.removeIf(other -> !other.use().sameRates(first.use()));
      return first.with(usable);
    }
    throw new MediaException(
        "no codec in common: the peer has "
            + names(media)
            + "; here are "
            + ours.stream().map(one -> one.codec().name()).toList());
  }

  private static String names(SdpMedia media) {
    return media.payloads().stream()
        .map(SdpFormat::encoding)
        .limit(10)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean same(Codec codec, SdpFormat format) {
    return codec.encodingName().equalsIgnoreCase(format.encoding())
        && codec.clockRate() == format.clockRate()
        && codec.rtpChannels() == format.channels();
  }

  private Optional<Agreed> agree(
      SdpMedia media, int index, SdpFormat theirs, Offered offered, boolean ourTypes)
      throws MediaException {
    Codec codec = offered.codec();
    String local = ourTypes ? codec.offeredFormat() : codec.answeredFormat(theirs.parameters());
    if (local == null || codec.answeredFormat(theirs.parameters()) == null) {
      return Optional.empty();
    }
    int events = events(media, codec);
    int packetMillis = CodecShelf.packetMillis(codec, media.packetMillis(offered.packetMillis()));
    CodecUse use =
        new CodecUse(
            codec.name(),
            codec.clockRate(),
            codec.sampleRate(),
            theirs.type(),
            ourTypes ? type(codec) : theirs.type(),
            theirs.parameters(),
            local,
            packetMillis,
            events,
            events >= 0 && ourTypes ? eventType(codec.clockRate()) : events,
            CodecUse.silenceOf(codec, theirs.parameters(), packetMillis));
    if (!ourTypes) {
      adopt(codec, theirs.type(), events);
    }
    Optional<InetSocketAddress> address = address(media.address(), media.port());
    return Optional.of(
        new Agreed(
            codec,
            use,
            address,
            control(media, address),
            media.direction(),
            media.flag("rtcp-mux"),
            index,
            List.of()));
  }

  /** The peer's payload type for the digits that go with a codec (RFC 4733), or -1. */
  private static int events(SdpMedia media, Codec codec) {
    return media.payloads().stream()
        .filter(f -> f.telephoneEvent() && f.clockRate() == codec.clockRate())
        .mapToInt(SdpFormat::type)
        .findFirst()
        .orElse(-1);
  }

  /** The peer's numbers become ours for this session: both sides then say the same. */
  private void adopt(Codec codec, int type, int events) {
    types.put(codec.name(), type);
    if (events >= 0) {
      types.put("telephone-event/" + codec.clockRate(), events);
    }
  }

  /** The RTCP address: {@code a=rtcp} (RFC 3605), else the port above. */
  private static Optional<InetSocketAddress> control(
      SdpMedia media, Optional<InetSocketAddress> address) {
    return address.map(
        rtp -> {
          int port =
              media
                  .attribute("rtcp")
                  .map(text -> text.split("\\s+")[0])
                  .filter(text -> text.matches("\\d{1,5}"))
                  .map(Integer::parseInt)
                  .orElse(rtp.getPort() + 1);
          return new InetSocketAddress(rtp.getAddress(), Math.min(port, 65_535));
        });
  }

  /** Only literal addresses: a look-up would hold up every other call. */
  private static Optional<InetSocketAddress> address(String host, int port) throws MediaException {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return Optional.empty();
    }
    if (!host.matches(LITERAL)) {
      throw new MediaException("connection address \"" + host + "\", expected an IP address");
    }
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new MediaException("connection address \"" + host + "\", expected an IP address");
    }
  }
}
