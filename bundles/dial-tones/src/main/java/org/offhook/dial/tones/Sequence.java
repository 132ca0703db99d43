package org.offhook.dial.tones;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.ToneSource.Occasion;

/** Tones one after the other, each for its time; silence at the end. */
record Sequence(List<Step> steps) {
  static final Sequence SILENCE = new Sequence(List.of());

  /**
   * One tone.
   *
   * @param occasion which
   * @param length how long
   */
  record Step(Occasion occasion, Duration length) {}

  /** What is heard of somebody who went off hook, or has typed a prefix, and types nothing. */
  static Sequence waiting(DialTonesConfig config, boolean stutter) {
    List<Step> steps = new ArrayList<>();
    if (stutter) {
      steps.add(new Step(Occasion.STUTTER_DIAL, Duration.ofMillis(config.stutter())));
    }
    steps.add(new Step(Occasion.DIAL, Duration.ofSeconds(config.dialTone())));
    steps.addAll(warning(config));
    return of(steps);
  }

  /** What is heard when the far end has hung up. */
  static Sequence left(DialTonesConfig config) {
    return of(
        config.automaticIdle()
            ? List.of(new Step(Occasion.CONGESTION, Duration.ofMillis(config.idleDelay())))
            : warning(config));
  }

  private static List<Step> warning(DialTonesConfig config) {
    return List.of(
        new Step(Occasion.CONGESTION, Duration.ofSeconds(config.reorderTone())),
        new Step(Occasion.HOWLER, Duration.ofSeconds(config.howler())));
  }

  private static Sequence of(List<Step> steps) {
    return new Sequence(steps.stream().filter(step -> !step.length().isZero()).toList());
  }

  boolean over() {
    return steps.isEmpty();
  }

  Step first() {
    return steps.get(0);
  }

  Sequence rest() {
    return new Sequence(steps.subList(1, steps.size()));
  }
}
