package org.offhook.codec.g729;

/** What the decoder does between talk spurts (Annex B 4.4, 4.5). */
final class SilenceDecoder {
  private final ComfortNoise noise = new ComfortNoise();
  private final NoiseSpectrum spectrum = new NoiseSpectrum();
  private final int[] lsp = {
    31441, 27566, 21458, 13612, 4663, -4663, -13612, -21458, -27566, -31441
  };
  private int target = NoiseGain.gain(0);

  /** A speech frame came. */
  void speech() {
    noise.reset();
  }

  /** Takes a silence descriptor. */
  void describe(LspHistory history, int[] parameters) {
    target = NoiseGain.gain(parameters[3]);
    spectrum.decode(history, parameters[0], parameters[1], parameters[2], lsp);
  }

  /** The excitation of a frame of noise. */
  void excite(int[] excitation, int at, boolean first) {
    noise.follow(target, first);
    noise.fill(excitation, at, null);
  }

  /** Spectrum of the noise, cosines in Q15. */
  int[] lsp() {
    return lsp;
  }
}
