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

  private GroupCodecs() {}

  /** The coding to send with, and to expect. */
  static Coding main(VoiceGroup group, CodecShelf shelf, MediaConfig config) throws MediaException {
    Codec codec =
        shelf
            .listed(group.codec())
            .orElseThrow(
                () ->
                    new MediaException(
                        "group %s: codec %s is not installed"
                            .formatted(group.name(), group.codec())));
    return coding(codec, config);
  }

  /** The codings understood besides: those whose payload type tells what they are. */
  static List<Coding> others(Coding main, CodecShelf shelf, MediaConfig config) {
    List<Coding> others = new ArrayList<>();
    for (Codec codec : shelf.all()) {
      if (codec.staticPayloadType() >= 0 && !codec.name().equals(main.use().name())) {
        others.add(coding(codec, config));
      }
    }
    return others;
  }

  private static Coding coding(Codec codec, MediaConfig config) {
    String format = codec.offeredFormat();
    int type = type(codec, config);
    int millis = CodecShelf.packetMillis(codec, PACKET_MILLIS);
    CodecUse use =
        new CodecUse(
            codec.name(),
            codec.clockRate(),
            codec.sampleRate(),
            type,
            type,
            format,
            format,
            millis,
            -1,
            -1,
            CodecUse.silenceOf(codec, format, millis));
    return Coding.of(use, codec);
  }

  private static int type(Codec codec, MediaConfig config) {
    if (codec.staticPayloadType() >= 0) {
      return codec.staticPayloadType();
    }
    return codec.name().equals("OPUS") ? config.opusPayload() : FIRST_DYNAMIC;
  }
}
