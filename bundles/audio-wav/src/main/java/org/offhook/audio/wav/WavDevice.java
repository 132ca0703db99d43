package org.offhook.audio.wav;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;

/**
 * Speaks one file and records to another. A second conversation at the same time is recorded beside
 * the first, as {@code name-2.wav}.
 */
final class WavDevice implements AudioDevice {
  private final Optional<Path> play;
  private final Optional<Path> record;
  private final boolean loop;
  private final OpenStreams streams;
  private final List<Tape> tapes = new ArrayList<>();

  WavDevice(Optional<Path> play, Optional<Path> record, boolean loop, OpenStreams streams) {
    this.play = play;
    this.record = record;
    this.loop = loop;
    this.streams = streams;
  }

  @Override
  public String name() {
    return "wav";
  }

  @Override
  public AudioStream open(int sampleRate) throws IOException {
    Optional<PlayTrack> speaking =
        play.isEmpty()
            ? Optional.empty()
            : Optional.of(new PlayTrack(play.get(), sampleRate, loop));
    try {
      return streams.open(speaking, startTape(sampleRate));
    } catch (IOException e) {
      if (speaking.isPresent()) {
        speaking.get().close();
      }
      throw e;
    }
  }

  private synchronized Optional<RecordTrack> startTape(int sampleRate) throws IOException {
    if (record.isEmpty()) {
      return Optional.empty();
    }
    for (Tape tape : tapes) {
      Optional<RecordTrack> track = tape.start(sampleRate);
      if (track.isPresent()) {
        return track;
      }
    }
    Tape tape = new Tape(numbered(record.get(), tapes.size() + 1));
    tapes.add(tape);
    return tape.start(sampleRate);
  }

  private static Path numbered(Path path, int number) {
    if (number == 1) {
      return path;
    }
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return path.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
  }
}
