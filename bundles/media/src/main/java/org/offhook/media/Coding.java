package org.offhook.media;

import org.offhook.api.media.Codec;

/** A codec as negotiated, and its coders while its bundle is there. Belongs to the media clock. */
final class Coding {
  final CodecUse use;
  Codec.Encoder encoder;
  Codec.Decoder decoder;

  private Coding(CodecUse use) {
    this.use = use;
  }

  static Coding of(CodecUse use, Codec codec) {
    Coding coding = new Coding(use);
    coding.by(codec);
    return coding;
  }

  static Coding of(Negotiation.Agreed agreed) {
    return of(agreed.use(), agreed.codec());
  }

  /** Codes from now on with this codec, new from the start. */
  void by(Codec codec) {
    encoder = codec.encoder(use.remoteFormat());
    decoder = codec.decoder(use.localFormat());
  }

  /** Keeps nothing of the codec. */
  void without() {
    encoder = null;
    decoder = null;
  }
}
