package org.offhook.codec.g729;

/** Encodes frames of 10 ms (ITU-T G.729 3 with Annex A; with Annex B when asked). */
final class FrameEncoder {
  /** What became of a frame. */
  enum Kind {
    /** Eleven parameters of speech. */
    SPEECH,
    /** Four parameters of noise. */
    DESCRIPTOR,
    /** Noise the peer knows. */
    NOTHING
  }

  private static final int SUBFRAME = Frame.SUBFRAME;
  private static final int PAST = AdaptiveCodebook.PAST;
  private static final int WEIGHTED_PAST = AdaptiveCodebook.MAX_LAG;

  private final boolean discontinuous;
  private final int[] weighted = new int[WEIGHTED_PAST + Frame.LENGTH];
  private final int[] excitation = new int[PAST + Frame.LENGTH];
  private final int[] filter = new int[LinearPredictor.SIZE];
  private final int[] filters = new int[2 * LinearPredictor.SIZE];
  private final int[] lsp = new int[Frame.ORDER];
  private final int[] quantised = new int[Frame.ORDER];
  private final int[] oldLsp = SpectralPairs.START.clone();
  private final int[] oldQuantised = oldLsp.clone();

  private final InputWindow window = new InputWindow();
  private final Autocorrelation analysis = new Autocorrelation();
  private final LevinsonDurbin prediction = new LevinsonDurbin();
  private final SpectralPairs pairs = new SpectralPairs();
  private final LspQuantizer lspQuantizer = new LspQuantizer();
  private final LinearPredictor interpolation = new LinearPredictor();
  private final WeightedSpeech weighting = new WeightedSpeech();
  private final OpenLoopPitch openLoop = new OpenLoopPitch();
  private final SubframeEncoder subframes = new SubframeEncoder();
  private final SilenceEncoder silence = new SilenceEncoder(prediction);
  private boolean wasVoice = true;

  FrameEncoder(boolean discontinuous) {
    this.discontinuous = discontinuous;
  }

  /**
   * Encodes 80 samples.
   *
   * @param parameters takes them as {@link Bits} lists them
   * @param voice false for noise that need not be coded as speech
   * @param describable false when a descriptor must wait
   */
  Kind encode(short[] pcm, int offset, int[] parameters, boolean voice, boolean describable) {
    window.take(pcm, offset);
    analyse(voice);
    Kind kind = voice ? speech(parameters) : noise(parameters, describable);
    System.arraycopy(weighted, Frame.LENGTH, weighted, 0, WEIGHTED_PAST);
    System.arraycopy(excitation, Frame.LENGTH, excitation, 0, PAST);
    return kind;
  }

  /** Finds the spectrum. */
  private void analyse(boolean voice) {
    analysis.analyse(window.samples(), 0, LinearPredictor.SIZE);
    if (discontinuous) {
      silence.observe(analysis.values(), analysis.exponent(), voice);
    }
    analysis.window(LinearPredictor.SIZE);
    prediction.solve(analysis.values(), filter);
    pairs.find(filter, lsp, oldLsp);
  }

  private Kind speech(int[] parameters) {
    silence.speech();
    wasVoice = true;
    lspQuantizer.quantise(lsp, quantised, parameters);
    interpolation.interpolate(oldQuantised, quantised, filters);
    System.arraycopy(lsp, 0, oldLsp, 0, Frame.ORDER);
    System.arraycopy(quantised, 0, oldQuantised, 0, Frame.ORDER);
    for (int half = 0; half < 2; half++) {
      weighting.apply(
          filters,
          half,
          window.samples(),
          InputWindow.PRESENT,
          excitation,
          PAST,
          weighted,
          WEIGHTED_PAST);
    }
    int lag = openLoop.find(weighted);
    subframes.first(weighting.poles(0), excitation, PAST, lag, parameters);
    subframes.second(weighting.poles(1), excitation, PAST + SUBFRAME, parameters);
    return Kind.SPEECH;
  }

  private Kind noise(int[] parameters, boolean describable) {
    boolean send =
        silence.frame(wasVoice, describable, lspQuantizer.history(), oldQuantised, parameters);
    wasVoice = false;
    silence.excite(excitation, PAST, subframes.taming());
    interpolation.interpolate(oldQuantised, silence.lsp(), filters);
    System.arraycopy(silence.lsp(), 0, oldQuantised, 0, Frame.ORDER);
    for (int half = 0; half < 2; half++) {
      int[] residual = weighting.residual();
      weighting.apply(
          filters,
          half,
          window.samples(),
          InputWindow.PRESENT,
          residual,
          0,
          weighted,
          WEIGHTED_PAST);
      subframes.skip(weighting.poles(half), residual, half, excitation, PAST);
    }
    return send ? Kind.DESCRIPTOR : Kind.NOTHING;
  }
}
