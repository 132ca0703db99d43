package org.offhook.dtmf;

/**
 * Sees the eight DTMF frequencies in a window of 20 ms that moves on by 5 ms. Each 5 ms are
 * analysed once, by Goertzel's recursion, with their phase; windows are sums of them. From the turn
 * of the phase between both halves of the window comes the deviation of a frequency. Allocates
 * nothing once made.
 */
final class ToneAnalysis {
  /** Steps in a window. */
  private static final int STEPS = 4;

  private static final double HALF_SECONDS = 0.010;

  private final int stepLength;
  private final double[] omega = new double[8];
  private final double[] coefficient = new double[8];
  private final double[] phase = new double[8];
  private final double[] s1 = new double[8];
  private final double[] s2 = new double[8];
  private final double[][] real = new double[STEPS][8];
  private final double[][] imaginary = new double[STEPS][8];
  private final double[] energies = new double[STEPS];
  private double energy;
  private int inStep;
  private int step;

  /** For PCM of this rate, a multiple of 200 Hz. */
  ToneAnalysis(int sampleRate) {
    stepLength = sampleRate / 200;
    for (int i = 0; i < 8; i++) {
      double hertz = i < 4 ? Digit.ROWS[i] : Digit.COLUMNS[i - 4];
      omega[i] = 2 * Math.PI * hertz / sampleRate;
      coefficient[i] = 2 * Math.cos(omega[i]);
    }
  }

  /**
   * Takes one sample.
   *
   * @return true when a step is complete, so that the window has moved on
   */
  boolean add(short sample) {
    double x = sample;
    energy += x * x;
    for (int i = 0; i < 8; i++) {
      double s = x + coefficient[i] * s1[i] - s2[i];
      s2[i] = s1[i];
      s1[i] = s;
    }
    if (++inStep < stepLength) {
      return false;
    }
    complete();
    return true;
  }

  private void complete() {
    step = (step + 1) % STEPS;
    energies[step] = energy;
    for (int i = 0; i < 8; i++) {
      double re = s1[i] - s2[i] * Math.cos(omega[i]);
      double im = s2[i] * Math.sin(omega[i]);
      // Turn back by the phase of the last sample, so that steps add up as one long sum.
      double turn = phase[i] + omega[i] * (stepLength - 1);
      double cos = Math.cos(turn);
      double sin = Math.sin(turn);
      real[step][i] = re * cos + im * sin;
      imaginary[step][i] = im * cos - re * sin;
      phase[i] = (phase[i] + omega[i] * stepLength) % (2 * Math.PI);
      s1[i] = 0;
      s2[i] = 0;
    }
    energy = 0;
    inStep = 0;
  }

  /** Mean power of the window: half the square of the amplitude for a sine. */
  double power() {
    double sum = 0;
    for (double e : energies) {
      sum += e;
    }
    return sum / (STEPS * stepLength);
  }

  /** Power near a frequency, narrowly: what is 50 Hz away is gone. */
  double narrowPower(int i) {
    double re = 0;
    double im = 0;
    for (int s = 0; s < STEPS; s++) {
      re += real[s][i];
      im += imaginary[s][i];
    }
    return scale(Math.hypot(re, im));
  }

  /** Power of a sine near a frequency, made up for what its deviation hides. */
  double power(int i) {
    double both = Math.hypot(half(real, i, 0), half(imaginary, i, 0));
    both += Math.hypot(half(real, i, 1), half(imaginary, i, 1));
    double x = Math.PI * deviation(i) * HALF_SECONDS;
    double loss = Math.abs(x) < 1e-6 ? 1 : Math.sin(x) / x;
    return scale(both / loss);
  }

  /** How far the sine is above (or below) the frequency, Hz; within 50 Hz. */
  double deviation(int i) {
    double re1 = half(real, i, 0);
    double im1 = half(imaginary, i, 0);
    double re2 = half(real, i, 1);
    double im2 = half(imaginary, i, 1);
    double turn = Math.atan2(im2 * re1 - re2 * im1, re2 * re1 + im2 * im1);
    return turn / (2 * Math.PI * HALF_SECONDS);
  }

  /** Sum of the older or the newer two steps. */
  private double half(double[][] parts, int i, int which) {
    int first = (step + 1 + 2 * which) % STEPS;
    return parts[first][i] + parts[(first + 1) % STEPS][i];
  }

  private double scale(double magnitude) {
    double amplitude = 2 * magnitude / (STEPS * stepLength);
    return amplitude * amplitude / 2;
  }
}
