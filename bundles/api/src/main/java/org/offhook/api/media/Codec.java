package org.offhook.api.media;

/**
 * An audio codec, registered as a service while its bundle is there. The engine copes when it comes
 * and goes during a call: it keeps no coder of a codec that left.
 */
public interface Codec {
  /** Name in the {@code .cfg} file and in reports, such as {@code G722}. */
  String name();

  /** Encoding name in SDP (RFC 4855), such as {@code G722}. */
  String encodingName();

  /** Static payload type (RFC 3551), or -1 when it is dynamic. */
  int staticPayloadType();

  /** RTP clock rate in Hz; 8000 for G.722 although it samples at 16000 (RFC 3551). */
  int clockRate();

  /** Rate of the PCM it takes and gives, Hz, mono. */
  int sampleRate();

  /** Channels named in the rtpmap ({@code opus/48000/2}); 1 where the rtpmap names none. */
  default int rtpChannels() {
    return 1;
  }

  /** Length of its smallest frame in ms; packet times are multiples of it. */
  int frameMillis();

  /** Packet time to use unless configured, in ms. */
  default int defaultPacketMillis() {
    return 20;
  }

  /** The {@code a=fmtp} parameters to offer, or empty. */
  String offeredFormat();

  /**
   * Our {@code a=fmtp} parameters in answer to the peer's, or null when they do not go together.
   *
   * @param remoteFormat the peer's parameters, or empty
   */
  default String answeredFormat(String remoteFormat) {
    return offeredFormat();
  }

  /**
   * A new encoder.
   *
   * @param remoteFormat the peer's {@code a=fmtp} parameters, or empty
   */
  Encoder encoder(String remoteFormat);

  /**
   * A new decoder.
   *
   * @param localFormat our {@code a=fmtp} parameters, or empty
   */
  Decoder decoder(String localFormat);

  /** Turns PCM into payloads. Used by one thread at a time; allocates nothing per frame. */
  interface Encoder {
    /**
     * Encodes one packet.
     *
     * @param pcm samples at {@link Codec#sampleRate()}
     * @param offset first sample
     * @param length number of samples, a multiple of the frame
     * @param out takes the payload from index 0; at least 1500 bytes
     * @return payload length in bytes; 0 when nothing need be sent (silence, DTX)
     */
    int encode(short[] pcm, int offset, int length, byte[] out);
  }

  /** Turns payloads into PCM. Used by one thread at a time; allocates nothing per frame. */
  interface Decoder {
    /**
     * Decodes one packet.
     *
     * @param payload bytes; may be malformed, which gives silence or noise, never an exception
     * @param offset first byte
     * @param length number of bytes
     * @param pcm takes the samples from index 0; at least 120 ms long
     * @return number of samples
     */
    int decode(byte[] payload, int offset, int length, short[] pcm);

    /**
     * Makes the audio of a lost packet from the packet after it (in-band forward error correction);
     * that packet is decoded as usual afterwards.
     *
     * @param next payload of the packet after the lost one; may be malformed
     * @param offset its first byte
     * @param length its number of bytes
     * @param pcm takes the samples from index 0
     * @param samples how many are missing
     * @return number of samples made; 0 when the codec cannot, then {@link #conceal} is asked
     */
    default int recover(byte[] next, int offset, int length, short[] pcm, int samples) {
      return 0;
    }

    /**
     * Conceals a lost frame.
     *
     * @param pcm takes the samples from index 0
     * @param samples how many are wanted
     * @return number of samples made; 0 to leave it to the engine
     */
    default int conceal(short[] pcm, int samples) {
      return 0;
    }
  }
}
