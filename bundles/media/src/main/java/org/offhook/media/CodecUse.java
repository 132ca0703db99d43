package org.offhook.media;

import org.offhook.api.media.Codec;

/**
 * A codec as negotiated for one stream. It outlives the codec's bundle: it keeps names and numbers,
 * and one payload of silence to go on with, but nothing of the codec itself.
 *
 * @param name name of the codec
 * @param clockRate RTP clock rate in Hz
 * @param sampleRate PCM rate in Hz
 * @param sendType payload type we send (the peer's choice)
 * @param receiveType payload type we take (our choice)
 * @param remoteFormat the peer's parameters
 * @param localFormat our parameters
 * @param packetMillis packet time to send
 * @param eventSendType payload type of telephone-event we send, or -1
 * @param eventReceiveType payload type of telephone-event we take, or -1
 * @param silence a payload of silence, empty when none need be sent
 */
record CodecUse(
    String name,
    int clockRate,
    int sampleRate,
    int sendType,
    int receiveType,
    String remoteFormat,
    String localFormat,
    int packetMillis,
    int eventSendType,
    int eventReceiveType,
    byte[] silence) {
  // The first frames after silence begins may still carry the codec's start-up; later ones do not.
  private static final int SETTLE_PACKETS = 5;

  /** Encodes silence with a coder of its own. */
  static byte[] silenceOf(Codec codec, String remoteFormat, int packetMillis) {
    Codec.Encoder encoder = codec.encoder(remoteFormat);
    short[] pcm = new short[codec.sampleRate() * packetMillis / 1000];
    byte[] out = new byte[RtpPacket.MAX];
    int length = 0;
    for (int i = 0; i < SETTLE_PACKETS; i++) {
      int made = encoder.encode(pcm, 0, pcm.length, out);
      length = made > 0 ? made : length;
    }
    return java.util.Arrays.copyOf(out, length);
  }

  /** True when going from one to the other changes no rate, and so nothing but the coders. */
  boolean sameRates(CodecUse other) {
    return clockRate == other.clockRate && sampleRate == other.sampleRate;
  }

  /** True when going from one to the other needs no new coders. */
  boolean sameCoding(CodecUse other) {
    return other != null
        && name.equals(other.name)
        && sendType == other.sendType
        && receiveType == other.receiveType
        && packetMillis == other.packetMillis
        && remoteFormat.equals(other.remoteFormat)
        && localFormat.equals(other.localFormat)
        && eventSendType == other.eventSendType
        && eventReceiveType == other.eventReceiveType;
  }
}
