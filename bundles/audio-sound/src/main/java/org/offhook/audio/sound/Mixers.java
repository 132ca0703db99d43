package org.offhook.audio.sound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The mixers of the computer. Asking takes tens of milliseconds: never on the media clock. */
final class Mixers {
  private static final Line.Info CAPTURE = new Line.Info(TargetDataLine.class);
  private static final Line.Info PLAYBACK = new Line.Info(SourceDataLine.class);

  private Mixers() {}

  /** True when anything captures or plays. */
  static boolean any() {
    return !with(CAPTURE).isEmpty() || !with(PLAYBACK).isEmpty();
  }

  /** The mixer to capture from; the first one when the name is empty. */
  static Optional<Mixer> capturing(String name) {
    return named(with(CAPTURE), name);
  }

  /** The mixer to play to; the first one when the name is empty. */
  static Optional<Mixer> playing(String name) {
    return named(with(PLAYBACK), name);
  }

  /** Names of all mixers that capture or play, for messages. */
  static String names() {
    return Arrays.stream(AudioSystem.getMixerInfo())
        .filter(info -> has(info, CAPTURE) || has(info, PLAYBACK))
        .map(info -> '"' + info.getName() + '"')
        .collect(Collectors.joining(", "));
  }

  private static List<Mixer.Info> with(Line.Info kind) {
    return Arrays.stream(AudioSystem.getMixerInfo()).filter(info -> has(info, kind)).toList();
  }

  private static boolean has(Mixer.Info info, Line.Info kind) {
    Mixer mixer = AudioSystem.getMixer(info);
    Line.Info[] lines = kind == CAPTURE ? mixer.getTargetLineInfo() : mixer.getSourceLineInfo();
    return Arrays.stream(lines).anyMatch(line -> line instanceof DataLine.Info);
  }

  private static Optional<Mixer> named(List<Mixer.Info> mixers, String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return mixers.stream()
        .filter(info -> info.getName().toLowerCase(Locale.ROOT).contains(wanted))
        .findFirst()
        .map(AudioSystem::getMixer);
  }
}
