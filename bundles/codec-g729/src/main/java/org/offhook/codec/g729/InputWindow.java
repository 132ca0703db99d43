package org.offhook.codec.g729;

/** The last 240 samples of input behind the high-pass filter: what the analysis sees. */
final class InputWindow {
  /** Where the frame to code starts; the 40 samples after it are looked ahead at. */
  static final int PRESENT = 120;

  private static final int KEPT = Autocorrelation.WINDOW - Frame.LENGTH;

  private final HighPass highPass = HighPass.input();
  private final int[] samples = new int[Autocorrelation.WINDOW];

  /** The samples. */
  int[] samples() {
    return samples;
  }

  /** Takes the next 80 samples. */
  void take(short[] pcm, int offset) {
    System.arraycopy(samples, Frame.LENGTH, samples, 0, KEPT);
    for (int i = 0; i < Frame.LENGTH; i++) {
      samples[KEPT + i] = highPass.next(pcm[offset + i]);
    }
  }
}
