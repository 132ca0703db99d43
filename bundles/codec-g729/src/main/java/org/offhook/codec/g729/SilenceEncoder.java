package org.offhook.codec.g729;

/** Discontinuous transmission: when to describe the noise, and how (Annex B 4.1, 4.2). */
final class SilenceEncoder {
  private static final int LEAST_INTERVAL = 3;

  private final ScaledCorrelation[] recent = {new ScaledCorrelation(), new ScaledCorrelation()};
  private final ScaledCorrelation[] sums = {
    new ScaledCorrelation(), new ScaledCorrelation(), new ScaledCorrelation()
  };
  private final ScaledCorrelation present = new ScaledCorrelation();
  private final ScaledCorrelation past = new ScaledCorrelation();
  private final ReferenceFilter reference = new ReferenceFilter();
  private final NoiseGain level = new NoiseGain();
  private final SpectralPairs pairs = new SpectralPairs();
  private final NoiseQuantizer spectrum = new NoiseQuantizer();
  private final ComfortNoise noise = new ComfortNoise();
  private final LevinsonDurbin prediction;

  private final int[] energies = new int[2];
  private final int[] exponents = {40, 40};
  private final int[] wide = new int[LinearPredictor.SIZE];
  private final int[] filter = new int[LinearPredictor.SIZE];
  private final int[] pastFilter = new int[LinearPredictor.SIZE];
  private final int[] lsp = new int[Frame.ORDER];
  private final int[] quantised = new int[Frame.ORDER];
  private boolean oddFrame;
  private int interval;
  private int known;
  private boolean changed;
  private int describedDecibels;
  private int target;

  SilenceEncoder(LevinsonDurbin prediction) {
    this.prediction = prediction;
  }

  /** Quantised spectrum of the noise, cosines in Q15. */
  int[] lsp() {
    return quantised;
  }

  /** Takes the autocorrelation of every frame, before its lag window. */
  void observe(int[] correlation, int exponent, boolean voice) {
    ScaledCorrelation oldest = recent[1];
    recent[1] = recent[0];
    recent[0] = oldest;
    oldest.take(correlation, -(16 + exponent));
    oddFrame = !oddFrame;
    if (!oddFrame && voice) {
      keepSum();
    }
  }

  private void keepSum() {
    ScaledCorrelation oldest = sums[2];
    sums[2] = sums[1];
    sums[1] = sums[0];
    sums[0] = oldest;
    oldest.sum(recent);
  }

  /** A speech frame is sent: the noise sequence starts again after it. */
  void speech() {
    noise.reset();
  }

  /**
   * Handles a frame of noise.
   *
   * @param first true after speech
   * @param allowed false when a descriptor must wait for a later frame
   * @param old last quantised cosines, for an unsolvable filter
   * @param parameters takes the descriptor
   * @return true when it must be sent
   */
  boolean frame(boolean first, boolean allowed, LspHistory history, int[] old, int[] parameters) {
    analyse();
    known = first ? 1 : Math.min(2, known + 1);
    level.quantiseMean(energies, exponents, known);
    boolean due = due();
    boolean send = first || due && allowed;
    if (send) {
      describe(history, old, parameters);
    }
    noise.follow(target, first);
    return send;
  }

  /** The excitation the decoder will use. */
  void excite(int[] excitation, int at, Taming taming) {
    noise.fill(excitation, at, taming);
    if (!oddFrame) {
      keepSum();
    }
  }

  private void analyse() {
    energies[1] = energies[0];
    exponents[1] = exponents[0];
    present.sum(recent);
    exponents[0] = present.exponent();
    if (present.values()[0] == 0) {
      energies[0] = 0;
    } else if (solve(present, filter)) {
      energies[0] = prediction.residual();
    }
  }

  private boolean solve(ScaledCorrelation correlation, int[] to) {
    for (int i = 0; i < wide.length; i++) {
      wide[i] = correlation.values()[i] << 16;
    }
    return prediction.solve(wide, to);
  }

  /** Whether the noise has changed, and the last descriptor is old enough. */
  private boolean due() {
    if (reference.differs(present.values(), energies[0], 4855)
        || Math.abs(describedDecibels - level.decibels()) > 2) {
      changed = true;
    }
    interval = Math.min(LEAST_INTERVAL, interval + 1);
    return interval == LEAST_INTERVAL && changed;
  }

  private void describe(LspHistory history, int[] old, int[] parameters) {
    interval = 0;
    changed = false;
    averagePast();
    reference.take(pastFilter);
    int[] chosen = pastFilter;
    if (reference.differs(present.values(), energies[0], 3161)) {
      chosen = filter;
      reference.take(filter);
    }
    pairs.find(chosen, lsp, old);
    spectrum.quantise(history, lsp, quantised, parameters);
    describedDecibels = level.decibels();
    parameters[3] = level.index();
    target = NoiseGain.gain(level.index());
  }

  private void averagePast() {
    past.sum(sums);
    if (past.values()[0] == 0) {
      java.util.Arrays.fill(pastFilter, 0);
      pastFilter[0] = 4096;
    } else {
      solve(past, pastFilter);
    }
  }
}
