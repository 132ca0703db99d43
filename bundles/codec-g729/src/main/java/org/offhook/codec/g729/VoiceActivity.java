package org.offhook.codec.g729;

/** Tells voice from noise, frame by frame (Annex B 3). */
final class VoiceActivity {
  private static final int LEARNING = 32;
  private static final int SILENT = 3072;
  private static final int STEP = 614;

  /** Correlation of the low-pass filter's response, Q15. */
  private static final int[] LOW_BAND = {
    7869, 7011, 4838, 2299, 321, -660, -782, -484, -164, 3, 39, 21, 4
  };

  private final NoiseFeatures noise = new NoiseFeatures();
  private final LowestEnergy floor = new LowestEnergy();
  private final int[] lsf = new int[Frame.ORDER];
  private int count;
  private int lastEnergy;
  private int silentRun;
  private int extensions;
  private boolean mayExtend = true;
  private boolean held;
  private boolean last = true;
  private boolean lastButOne = true;

  /**
   * Decides for a frame.
   *
   * @param reflection second reflection coefficient, Q15
   * @param lsp cosines, Q15
   * @param analysis lag-windowed autocorrelation with all thirteen lags
   * @param signal window of 240 samples it was made from
   * @return true for voice
   */
  boolean voice(int reflection, int[] lsp, Autocorrelation analysis, int[] signal) {
    count = count == 32767 ? 256 : count + 1;
    LineFrequencies.normalised(lsp, lsf);
    int energy = decibels(Wide.even(analysis.values()[0]), analysis.exponent());
    int low = decibels(lowBand(analysis.values()), analysis.exponent());
    int distortion = noise.distortion(lsf);
    int crossings = crossings(signal);
    floor.add(energy, count);
    boolean decision = energy >= SILENT;
    if (count <= LEARNING) {
      learn(decision, energy, crossings);
    }
    if (count >= LEARNING) {
      decision = decide(energy, low, distortion, crossings, reflection);
      adapt(energy, low, distortion, crossings, reflection);
    }
    lastEnergy = energy;
    lastButOne = last;
    last = decision;
    return decision;
  }

  private void learn(boolean loud, int energy, int crossings) {
    if (loud) {
      noise.learn(energy, crossings, lsf);
    } else {
      noise.skip();
    }
    if (count == LEARNING) {
      noise.conclude();
    }
  }

  /** Energy per sample in dB, Q11 by a factor of 5. */
  private static int decibels(int energy, int exponent) {
    int level = Wide.mul16(Elementary.log2(energy) << 1, 9864);
    level = Fixed.lMac(level, 9864, exponent - 2);
    return Fixed.sat16((Fixed.lShl(level, 11) >> 16) - 4875);
  }

  private static int lowBand(int[] r) {
    int sum = 0;
    for (int i = 1; i < Autocorrelation.LAGS; i++) {
      sum = Fixed.lMac(sum, r[i] >> 16, LOW_BAND[i]);
    }
    return Fixed.lMac(Fixed.lShl(sum, 1), r[0] >> 16, LOW_BAND[0]);
  }

  private static int crossings(int[] signal) {
    int rate = 0;
    for (int i = 121; i <= 200; i++) {
      if (Fixed.mult(signal[i - 1], signal[i]) < 0) {
        rate += 410;
      }
    }
    return Fixed.sat16(rate);
  }

  private boolean decide(int energy, int low, int distortion, int crossings, int reflection) {
    int fullDrop = Fixed.sat16(noise.full() - energy);
    int lowDrop = Fixed.sat16(noise.low() - low);
    int crossingDrop = Fixed.sat16(noise.crossings() - crossings);
    boolean voice =
        energy >= SILENT && VoiceBoundaries.voice(lowDrop, fullDrop, distortion, crossingDrop);
    voice = smooth(voice, fullDrop, energy);
    if (!voice) {
      silentRun++;
    }
    if (voice && silentRun > 10 && Fixed.sat16(energy - lastEnergy) <= STEP) {
      voice = false;
      silentRun = 0;
    }
    if (voice) {
      silentRun = 0;
    }
    boolean low2 = Fixed.sat16(energy - STEP) < noise.full();
    return voice && !(low2 && count > 128 && !held && reflection < 19661);
  }

  /** Holds voice over short dips (3.4). */
  private boolean smooth(boolean voice, int fullDrop, int energy) {
    boolean smoothed = voice;
    held = false;
    if (last && !smoothed && fullDrop + 410 < 0 && energy > SILENT) {
      smoothed = true;
      held = true;
    }
    if (!mayExtend) {
      mayExtend = true;
    } else if (lastButOne && last && !smoothed && near(energy)) {
      smoothed = true;
      held = true;
      extensions++;
      mayExtend = extensions <= 4;
      extensions = mayExtend ? extensions : 0;
    }
    return smoothed;
  }

  private boolean near(int energy) {
    return Fixed.abs16(Fixed.sat16(lastEnergy - energy)) <= STEP;
  }

  /** Learns the noise from frames that are hardly above it. */
  private void adapt(int energy, int low, int distortion, int crossings, int reflection) {
    boolean like = distortion < 83;
    if (Fixed.sat16(energy - STEP) < noise.full() && reflection < 24576 && like) {
      noise.follow(energy, low, crossings, lsf);
    }
    int above = Fixed.sat16(noise.full() - floor.value());
    if (count > 128 && (above < 0 && like || above > 2048)) {
      noise.restart(floor.value());
    }
  }
}
