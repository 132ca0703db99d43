package org.offhook.codec.g729;

import java.util.Arrays;

/** Finds pitch, pulses and gains of a subframe by analysis through synthesis (G.729 3.6 - 3.10). */
final class SubframeEncoder {
  private static final int N = Frame.SUBFRAME;
  private static final int MEMORY = Frame.ORDER;
  private static final int CLIP = 15564;

  private final int[] response = new int[MEMORY + N];
  private final int[] target = new int[MEMORY + N];
  private final int[] adaptive = new int[MEMORY + N];
  private final int[] remaining = new int[N];
  private final int[] code = new int[N];
  private final int[] fixed = new int[N];
  private final int[] error = new int[MEMORY];

  private final TargetCorrelation correlation = new TargetCorrelation();
  private final ClosedLoopPitch pitch = new ClosedLoopPitch();
  private final PulseSearch pulses = new PulseSearch();
  private final Correlations correlations = new Correlations();
  private final GainQuantizer gains = new GainQuantizer();
  private final Taming taming = new Taming();
  private int sharpness = Sharpness.LEAST;
  private int lowest;

  /** Told of the gains of noise too. */
  Taming taming() {
    return taming;
  }

  /** The first subframe, around the open-loop delay; parameters 2 to 6. */
  void first(int[] poles, int[] excitation, int at, int lag, int[] parameters) {
    int from = Math.min(Math.max(lag - 3, AdaptiveCodebook.MIN_LAG), AdaptiveCodebook.MAX_LAG - 6);
    prepare(poles, excitation, at);
    pitch.search(excitation, at, correlation.values(), from, from + 6, false);
    int index = PitchLag.encodeFirst(pitch.whole(), pitch.third());
    parameters[2] = index;
    parameters[3] = PitchLag.parity(index);
    lowest = PitchLag.secondLowest(pitch.whole());
    finish(poles, excitation, at, parameters, 4);
  }

  /** The second subframe, around the delay of the first; parameters 7 to 10. */
  void second(int[] poles, int[] excitation, int at, int[] parameters) {
    prepare(poles, excitation, at);
    pitch.search(excitation, at, correlation.values(), lowest, lowest + 9, true);
    parameters[7] = PitchLag.encodeSecond(pitch.whole(), pitch.third(), lowest);
    finish(poles, excitation, at, parameters, 8);
  }

  /** Impulse response and target. */
  private void prepare(int[] poles, int[] excitation, int at) {
    Arrays.fill(response, 0);
    response[MEMORY] = 4096;
    Filters.synthesis(poles, 0, response, MEMORY, response, MEMORY, N);
    System.arraycopy(error, 0, target, 0, MEMORY);
    Filters.synthesis(poles, 0, excitation, at, target, MEMORY, N);
    correlation.compute(response, MEMORY, target, MEMORY);
  }

  private void finish(int[] poles, int[] excitation, int at, int[] parameters, int slot) {
    Arrays.fill(adaptive, 0, MEMORY, 0);
    Filters.synthesis(poles, 0, excitation, at, adaptive, MEMORY, N);
    int gain = correlations.adaptive(target, MEMORY, adaptive, MEMORY);
    boolean tame = taming.needed(pitch.whole(), pitch.third());
    if (tame) {
      gain = Math.min(gain, CLIP);
    }
    for (int i = 0; i < N; i++) {
      int part = Fixed.lShl(Fixed.lMult(adaptive[MEMORY + i], gain), 1) >> 16;
      remaining[i] = Fixed.sat16(target[MEMORY + i] - part);
    }
    sharpenResponse();
    pulses.search(response, MEMORY, remaining, 0, code, fixed);
    FixedCodebook.sharpen(code, pitch.whole(), sharpness);
    parameters[slot] = pulses.positions();
    parameters[slot + 1] = pulses.signs();
    correlations.fixed(target, MEMORY, adaptive, MEMORY, fixed);
    parameters[slot + 2] = gains.quantise(code, correlations, tame);
    update(excitation, at);
  }

  /** Repeats the impulse response at the pitch delay as the pulses will be. */
  private void sharpenResponse() {
    int q15 = sharpness << 1;
    for (int i = pitch.whole(); i < N; i++) {
      int repeated = Fixed.mult(response[MEMORY + i - pitch.whole()], q15);
      response[MEMORY + i] = Fixed.sat16(response[MEMORY + i] + repeated);
    }
  }

  private void update(int[] excitation, int at) {
    sharpness = Sharpness.of(gains.pitch());
    Excitation.combine(excitation, at, gains.pitch(), code, gains.code());
    taming.update(gains.pitch(), pitch.whole());
    for (int i = 0, j = N - MEMORY; i < MEMORY; i++, j++) {
      int a = Fixed.lShl(Fixed.lMult(adaptive[MEMORY + j], gains.pitch()), 1) >> 16;
      int f = Fixed.lShl(Fixed.lMult(fixed[j], gains.code()), 2) >> 16;
      error[i] = Fixed.sat16(target[MEMORY + j] - Fixed.sat16(a + f));
    }
  }

  /** A subframe of noise: follows the error between its residual and the excitation made up. */
  void skip(int[] poles, int[] residual, int half, int[] excitation, int excitationAt) {
    int shift = half * N;
    for (int i = 0; i < N; i++) {
      residual[shift + i] = Fixed.sat16(residual[shift + i] - excitation[excitationAt + shift + i]);
    }
    System.arraycopy(error, 0, target, 0, MEMORY);
    Filters.synthesis(poles, 0, residual, shift, target, MEMORY, N);
    System.arraycopy(target, N, error, 0, MEMORY);
    sharpness = Sharpness.LEAST;
  }
}
