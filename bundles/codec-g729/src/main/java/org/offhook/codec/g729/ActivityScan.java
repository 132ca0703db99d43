package org.offhook.codec.g729;

/**
 * Looks for voice ahead of the encoder, so that all frames of a packet are judged before the first
 * is coded: a payload cannot carry speech after silence (RFC 3551 4.5.6).
 */
final class ActivityScan {
  private final InputWindow window = new InputWindow();
  private final Autocorrelation analysis = new Autocorrelation();
  private final LevinsonDurbin prediction = new LevinsonDurbin();
  private final SpectralPairs pairs = new SpectralPairs();
  private final VoiceActivity activity = new VoiceActivity();
  private final int[] filter = new int[LinearPredictor.SIZE];
  private final int[] lsp = new int[Frame.ORDER];
  private final int[] oldLsp = SpectralPairs.START.clone();

  /** True when the next 80 samples are voice. */
  boolean voice(short[] pcm, int offset) {
    window.take(pcm, offset);
    analysis.analyse(window.samples(), 0, Autocorrelation.LAGS);
    analysis.window(Autocorrelation.LAGS);
    prediction.solve(analysis.values(), filter);
    pairs.find(filter, lsp, oldLsp);
    boolean voice = activity.voice(prediction.secondReflection(), lsp, analysis, window.samples());
    if (voice) {
      System.arraycopy(lsp, 0, oldLsp, 0, Frame.ORDER);
    }
    return voice;
  }
}
