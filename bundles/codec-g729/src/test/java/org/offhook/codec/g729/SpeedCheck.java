package org.offhook.codec.g729;

/**
 * How long coding takes: {@code SpeedCheck [seconds of audio]}, 600 unless told, three rounds in
 * which the compiler warms up. With the foreign codec at hand, its time too.
 */
public final class SpeedCheck {
  private SpeedCheck() {}

  /** Prints seconds to encode and to decode. */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 600;
    for (int round = 1; round <= 3; round++) {
      System.out.printf("ours, round %d: %s%n", round, measure(seconds));
    }
    ForeignCodec.find().ifPresent(peer -> System.out.printf("libbcg729: %s%n", peer.time(seconds)));
  }

  private static String measure(int seconds) {
    int frames = seconds * 100;
    G729Encoder encoder = new G729Encoder(false);
    G729Decoder decoder = new G729Decoder();
    byte[] coded = new byte[frames * 10];
    byte[] payload = new byte[1500];
    short[] pcm = new short[80];
    int noise = 1;
    long start = System.nanoTime();
    for (int n = 0; n < frames; n++) {
      for (int i = 0; i < 80; i++) {
        noise = noise * 1664525 + 1013904223;
        pcm[i] = (short) ((n * 80 + i) % 57 * 140 - 4000 + ((noise >>> 22) - 512));
      }
      encoder.encode(pcm, 0, 80, payload);
      System.arraycopy(payload, 0, coded, n * 10, 10);
    }
    long middle = System.nanoTime();
    for (int n = 0; n < frames; n++) {
      decoder.decode(coded, n * 10, 10, pcm);
    }
    long end = System.nanoTime();
    return String.format(
        "encode %.3f s, decode %.3f s", (middle - start) / 1e9, (end - middle) / 1e9);
  }
}
