package org.offhook.media;

/**
 * Makes up audio for what was lost: the last pitch period over again, fading out in 60 ms, and a
 * short cross-fade when the real audio is back (after the idea of ITU-T G.711 Appendix I).
 */
final class Concealment {
  private static final int HISTORY_MILLIS = 50;
  private static final int FULL_MILLIS = 10;
  private static final int GONE_MILLIS = 60;

  private final int rate;
  private final short[] history;
  private final short[] period;
  private int periodLength;
  private int position;
  private int madeUp;
  private boolean concealing;

  Concealment(int rate) {
    this.rate = rate;
    this.history = new short[rate * HISTORY_MILLIS / 1000];
    this.period = new short[rate / 50];
  }

  /** Real audio came: it is remembered, and joined smoothly to what was made up before it. */
  void good(short[] pcm, int length) {
    if (concealing) {
      int fade = Math.min(length, rate / 250);
      for (int i = 0; i < fade; i++) {
        int made = nextMade();
        pcm[i] = (short) ((pcm[i] * i + made * (fade - i)) / fade);
      }
      concealing = false;
    }
    remember(pcm, length);
  }

  private void remember(short[] pcm, int length) {
    int keep = Math.min(length, history.length);
    System.arraycopy(history, keep, history, 0, history.length - keep);
    System.arraycopy(pcm, length - keep, history, history.length - keep, keep);
  }

  /** The peer was silent: there is nothing to go on with. */
  void forget() {
    java.util.Arrays.fill(history, (short) 0);
    concealing = false;
  }

  /** Fills a gap. */
  void conceal(short[] pcm, int samples) {
    if (!concealing) {
      begin();
    }
    for (int i = 0; i < samples; i++) {
      pcm[i] = (short) nextMade();
    }
  }

  private void begin() {
    periodLength = pitch();
    System.arraycopy(history, history.length - periodLength, period, 0, periodLength);
    position = 0;
    madeUp = 0;
    concealing = true;
  }

  private int nextMade() {
    int full = rate * FULL_MILLIS / 1000;
    int gone = rate * GONE_MILLIS / 1000;
    int sample = period[position];
    position = position + 1 == periodLength ? 0 : position + 1;
    int n = madeUp++;
    if (n < full) {
      return sample;
    }
    return n >= gone ? 0 : sample * (gone - n) / (gone - full);
  }

  /** The lag between 5 and 15 ms at which the recent audio is most like itself. */
  private int pitch() {
    int step = Math.max(1, rate / 8000);
    int shortest = rate / 200;
    int longest = Math.min(period.length, rate * 15 / 1000);
    int window = rate / 50;
    int end = history.length;
    int best = shortest;
    double bestLikeness = Double.NEGATIVE_INFINITY;
    for (int lag = shortest; lag <= longest; lag += step) {
      double cross = 0;
      double energy = 1;
      for (int i = end - window; i < end; i += step) {
        cross += (double) history[i] * history[i - lag];
        energy += (double) history[i - lag] * history[i - lag];
      }
      double likeness = cross / Math.sqrt(energy);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = lag;
      }
    }
    return best;
  }
}
