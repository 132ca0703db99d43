package org.offhook.media;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.Codec;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.VoiceGroup;

/**
 * How a group speaks: by the codec it is configured with. Nobody negotiates, so that payload types
 * are those everybody knows (RFC 3551 table 4).
 */
final class GroupCodecs {
  private static final int FIRST_DYNAMIC = 96;
  private static final int PACKET_MILLIS = 20;
  private static final byte[] NONE = {};

  private GroupCodecs() {}

  /** The coding to send with. */
  static Coding toSend(VoiceGroup group, CodecShelf shelf, MediaConfig config)
      throws MediaException {
    Codec codec = codec(group, shelf);
    CodecUse plain = use(codec, config, NONE);
    byte[] silence = CodecUse.silenceOf(codec, plain.remoteFormat(), plain.packetMillis());
    return Coding.of(use(codec, config, silence), codec);
  }

  /**
   * The codings to listen with, each without an encoder: the configured one first, then those whose
   * payload type tells what they are.
   */
  static List<Coding> toHear(VoiceGroup group, CodecShelf shelf, MediaConfig config)
      throws MediaException {
    Codec first = codec(group, shelf);
    List<Coding> codings = new ArrayList<>();
    codings.add(decoding(first, config));
    for (Codec codec : shelf.all()) {
      if (codec.staticPayloadType() >= 0 && !codec.name().equals(first.name())) {
        codings.add(decoding(codec, config));
      }
    }
    return codings;
  }

  private static Codec codec(VoiceGroup group, CodecShelf shelf) throws MediaException {
    return shelf
        .listed(group.codec())
        .orElseThrow(
            () ->
                new MediaException(
                    "group %s: codec %s is not installed".formatted(group.name(), group.codec())));
  }

  private static Coding decoding(Codec codec, MediaConfig config) {
    CodecUse use = use(codec, config, NONE);
    return new Coding(use, null, codec.decoder(use.localFormat()));
  }

  private static CodecUse use(Codec codec, MediaConfig config, byte[] silence) {
    String format = codec.offeredFormat();
    int type = type(codec, config);
    return new CodecUse(
        codec.name(),
        codec.clockRate(),
        codec.sampleRate(),
        type,
        type,
        format,
        format,
        CodecShelf.packetMillis(codec, PACKET_MILLIS),
        -1,
        -1,
        silence);
  }

  private static int type(Codec codec, MediaConfig config) {
    if (codec.staticPayloadType() >= 0) {
      return codec.staticPayloadType();
    }
    return codec.name().equals("OPUS") ? config.opusPayload() : FIRST_DYNAMIC;
  }
}
