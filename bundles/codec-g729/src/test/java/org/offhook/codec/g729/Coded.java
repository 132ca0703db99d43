package org.offhook.codec.g729;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Our coders over whole recordings; frames are a byte of length and so many bytes. */
final class Coded {
  /** Delay of encoder and decoder together, in samples: the look-ahead. */
  static final int DELAY = 40;

  private Coded() {}

  /** Encodes frame by frame. */
  static byte[] encode(short[] pcm, boolean annexB) {
    G729Encoder encoder = new G729Encoder(annexB);
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    byte[] payload = new byte[1500];
    for (int at = 0; at + 80 <= pcm.length; at += 80) {
      int bytes = encoder.encode(pcm, at, 80, payload);
      frames.write(bytes);
      frames.write(payload, 0, bytes);
    }
    return frames.toByteArray();
  }

  /** Decodes; frame n is lost where the pattern has an x. */
  static short[] decode(byte[] frames, String pattern) {
    G729Decoder decoder = new G729Decoder();
    short[] pcm = new short[(count(frames) + 1) * 80];
    short[] piece = new short[960];
    int made = 0;
    int n = 0;
    for (int at = 0; at < frames.length; at += 1 + frames[at]) {
      int bytes = frames[at];
      boolean lost = bytes == 0 || pattern.charAt(n++ % pattern.length()) == 'x';
      n += bytes == 0 ? 1 : 0;
      int samples =
          lost ? decoder.conceal(piece, 80) : decoder.decode(frames, at + 1, bytes, piece);
      System.arraycopy(piece, 0, pcm, made, samples);
      made += samples;
    }
    return Arrays.copyOf(pcm, made);
  }

  /** Number of frames. */
  static int count(byte[] frames) {
    int n = 0;
    for (int at = 0; at < frames.length; at += 1 + frames[at]) {
      n++;
    }
    return n;
  }

  /** Number of frames of this length. */
  static int count(byte[] frames, int length) {
    int n = 0;
    for (int at = 0; at < frames.length; at += 1 + frames[at]) {
      n += frames[at] == length ? 1 : 0;
    }
    return n;
  }

  /** The bytes of the frames alone. */
  static byte[] plain(byte[] frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < frames.length; at += 1 + frames[at]) {
      out.write(frames, at + 1, frames[at]);
    }
    return out.toByteArray();
  }
}
