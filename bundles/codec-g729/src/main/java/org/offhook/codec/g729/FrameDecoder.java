package org.offhook.codec.g729;

/** Decodes frames of 10 ms: speech, silence descriptors, and lost ones (ITU-T G.729 4). */
final class FrameDecoder {
  private static final int PAST = AdaptiveCodebook.PAST;
  private static final int MEMORY = Frame.ORDER;

  private final int[] excitation = new int[PAST + Frame.LENGTH];
  private final int[] speech = new int[MEMORY + Frame.LENGTH];
  private final int[] filters = new int[2 * LinearPredictor.SIZE];
  private final int[] lsp = new int[Frame.ORDER];
  private final int[] oldLsp = SpectralPairs.START.clone();
  private final int[] lags = new int[2];
  private final int[] code = new int[Frame.SUBFRAME];

  private final LspDecoder lspDecoder = new LspDecoder();
  private final LinearPredictor predictor = new LinearPredictor();
  private final PitchLag pitch = new PitchLag();
  private final Gains gains = new Gains();
  private final NoiseSource erasures = new NoiseSource(21845);
  private final SilenceDecoder silence = new SilenceDecoder();
  private final PostFilter postFilter = new PostFilter();
  private final HighPass highPass = HighPass.output();

  private int sharpness = Sharpness.LEAST;
  private boolean wasSpeech = true;

  /** Decodes a speech frame from its parameters. */
  void speech(int[] p, short[] pcm, int at) {
    lspDecoder.decode(p[0], p[1], lsp);
    beginSpeech();
    if (PitchLag.parity(p[2]) == p[3]) {
      pitch.decodeFirst(p[2]);
    } else {
      pitch.repeat();
    }
    subframe(0, p[4], p[5], p[6]);
    pitch.decodeSecond(p[7]);
    subframe(1, p[8], p[9], p[10]);
    finish(true, pcm, at);
  }

  /** Makes up a lost frame: more of the same, fading (4.4); noise goes on. */
  void lost(short[] pcm, int at) {
    if (!wasSpeech) {
      noise(pcm, at);
      return;
    }
    lspDecoder.repeat(lsp);
    beginSpeech();
    for (int half = 0; half < 2; half++) {
      pitch.repeat();
      int positions = erasures.next() & 0x1fff;
      subframe(half, positions, erasures.next() & 15, -1);
    }
    finish(true, pcm, at);
  }

  /** Decodes a silence descriptor (Annex B). */
  void descriptor(int[] p, short[] pcm, int at) {
    silence.describe(lspDecoder.history(), p);
    noise(pcm, at);
  }

  private void noise(short[] pcm, int at) {
    silence.excite(excitation, PAST, wasSpeech);
    predictor.interpolate(oldLsp, silence.lsp(), filters);
    System.arraycopy(silence.lsp(), 0, oldLsp, 0, Frame.ORDER);
    for (int half = 0; half < 2; half++) {
      synthesise(half);
      lags[half] = pitch.repeated();
    }
    sharpness = Sharpness.LEAST;
    finish(false, pcm, at);
  }

  private void beginSpeech() {
    silence.speech();
    predictor.interpolate(oldLsp, lsp, filters);
    System.arraycopy(lsp, 0, oldLsp, 0, Frame.ORDER);
  }

  /** One subframe; a negative gain index is a lost one. */
  private void subframe(int half, int positions, int signs, int gainIndex) {
    int at = PAST + half * Frame.SUBFRAME;
    lags[half] = pitch.whole();
    AdaptiveCodebook.fill(excitation, at, pitch.whole(), pitch.third());
    FixedCodebook.decode(positions, signs, code);
    FixedCodebook.sharpen(code, pitch.whole(), sharpness);
    if (gainIndex < 0) {
      gains.fade();
    } else {
      gains.decode(gainIndex, code);
    }
    sharpness = Sharpness.of(gains.pitch());
    Excitation.combine(excitation, at, gains.pitch(), code, gains.code());
    synthesise(half);
  }

  /** Synthesis; an overflow is undone by lowering the excitation (4.1.6). */
  private void synthesise(int half) {
    int filter = half * LinearPredictor.SIZE;
    int from = PAST + half * Frame.SUBFRAME;
    int to = MEMORY + half * Frame.SUBFRAME;
    if (Filters.synthesis(filters, filter, excitation, from, speech, to, Frame.SUBFRAME)) {
      for (int i = 0; i < excitation.length; i++) {
        excitation[i] >>= 2;
      }
      Filters.synthesis(filters, filter, excitation, from, speech, to, Frame.SUBFRAME);
    }
  }

  private void finish(boolean isSpeech, short[] pcm, int at) {
    int[] result = postFilter.apply(speech, filters, lags, isSpeech);
    for (int i = 0; i < Frame.LENGTH; i++) {
      pcm[at + i] = (short) highPass.next(result[i]);
    }
    System.arraycopy(speech, Frame.LENGTH, speech, 0, MEMORY);
    System.arraycopy(excitation, Frame.LENGTH, excitation, 0, PAST);
    wasSpeech = isSpeech;
  }
}
