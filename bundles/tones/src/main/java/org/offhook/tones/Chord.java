package org.offhook.tones;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.Tone.Segment;

/**
 * Sines of unlike levels as one segment. A segment has one level for all its frequencies, so the
 * louder sine is named several times: it then adds up to that many times the amplitude.
 */
final class Chord {
  private static final int MOST = 8;

  private Chord() {}

  /** One sine. */
  record Partial(double hertz, double levelDbm0) {}

  /** Sines all of one level. */
  static Segment even(int millis, double levelDbm0, double... hertz) {
    return new Segment(millis, levelDbm0, hertz);
  }

  /** A sine fully modulated in amplitude: sidebands of half its height, the whole at its level. */
  static Segment modulated(int millis, double levelDbm0, double carrier, double by) {
    double half = levelDbm0 - 20 * Math.log10(2);
    return even(millis, half, carrier, carrier, carrier - by, carrier + by);
  }

  /** Sines of levels of their own, each met within half a decibel or so. */
  static Segment of(int millis, List<Partial> partials) {
    if (partials.isEmpty()) {
      return even(millis, 0);
    }
    double low = partials.stream().mapToDouble(Partial::levelDbm0).min().orElseThrow();
    int base = bestBase(partials, low);
    var hertz = new ArrayList<Double>();
    for (Partial partial : partials) {
      for (int i = 0; i < weight(partial, low, base); i++) {
        hertz.add(partial.hertz());
      }
    }
    double[] all = hertz.stream().mapToDouble(Double::doubleValue).toArray();
    return even(millis, low - 20 * Math.log10(base), all);
  }

  /** How often the softest sine is named, so that whole numbers meet the other levels best. */
  private static int bestBase(List<Partial> partials, double low) {
    int best = 1;
    double least = Double.MAX_VALUE;
    for (int base = 1; base <= MOST; base++) {
      double error = 0;
      for (Partial partial : partials) {
        double wanted = partial.levelDbm0() - low;
        double got = 20 * Math.log10((double) weight(partial, low, base) / base);
        error = Math.max(error, Math.abs(wanted - got));
      }
      if (error < least - 0.01) {
        least = error;
        best = base;
      }
    }
    return best;
  }

  private static int weight(Partial partial, double low, int base) {
    double ratio = Math.pow(10, (partial.levelDbm0() - low) / 20);
    return (int) Math.min(8 * MOST, Math.max(1, Math.round(base * ratio)));
  }
}
