package org.offhook.lab;

/**
 * Plays notes over and over. A note is a sine with a soft edge.
 *
 * <p>One melody is made for each call.
 */
final class Melody implements Audio {
  private static final double RATE = 8000;
  private static final int EDGE = 40;

  /** Peak of a sine of 0 dBm0 in 16-bit samples (ITU-T G.711 table 5). */
  private static final double ZERO_DBM0 = 22_360;

  private final double[] notes;
  private final int noteSamples;
  private final double peak;
  private long position;

  private Melody(double levelDbm0, int noteMillis, double... notes) {
    this.notes = notes;
    this.noteSamples = noteMillis * 8;
    this.peak = ZERO_DBM0 * Math.pow(10, levelDbm0 / 20);
  }

  /** The digital milliwatt: 1004 Hz at 0 dBm0. */
  static Melody milliwatt() {
    return new Melody(0, 0, 1004);
  }

  /** A broken chord, up and down, with a pause. */
  static Melody chords() {
    return new Melody(
        -12, 250, 523.25, 659.26, 783.99, 1046.5, 783.99, 659.26, 440, 523.25, 659.26, 880, 659.26,
        0);
  }

  @Override
  public void tick(RtpLeg leg) {
    int[] pcm = new int[RtpLeg.SAMPLES];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = next();
    }
    leg.sendPcm(pcm);
  }

  private int next() {
    long now = position++;
    if (noteSamples == 0) {
      return (int) Math.round(peak * Math.sin(2 * Math.PI * notes[0] * now / RATE));
    }
    int within = (int) (now % noteSamples);
    double note = notes[(int) (now / noteSamples % notes.length)];
    double edge = Math.min(1, Math.min(within, noteSamples - within) / (double) EDGE);
    return (int) Math.round(edge * peak * Math.sin(2 * Math.PI * note * within / RATE));
  }
}
