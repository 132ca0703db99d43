package org.offhook.media;

import org.offhook.api.media.Codec;

/**
 * A codec as negotiated, with coders of its own. Made on the phone thread, while the codec is there
 * for sure; the media clock uses it, and goes without where the coders are null.
 *
 * @param use how the codec is used
 * @param encoder null while the codec's bundle is away
 * @param decoder null while the codec's bundle is away
 */
record Coding(CodecUse use, Codec.Encoder encoder, Codec.Decoder decoder) {

  static Coding of(CodecUse use, Codec codec) {
    return new Coding(use, codec.encoder(use.remoteFormat()), codec.decoder(use.localFormat()));
  }
}
