package org.offhook.audio.wav;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A recording that goes on: a conversation that is opened again (after hold, say) is appended, at
 * the rate the file was begun with.
 */
final class Tape {
  private final Path path;
  private final AtomicBoolean turning = new AtomicBoolean();
  private int sampleRate;

  Tape(Path path) {
    this.path = path;
  }

  /** Starts recording, unless a conversation is being recorded on it already. */
  Optional<RecordTrack> start(int rate) throws IOException {
    if (!turning.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      boolean blank = sampleRate == 0;
      WavWriter writer = blank ? WavWriter.begin(path, rate) : WavWriter.resume(path, sampleRate);
      sampleRate = blank ? rate : sampleRate;
      var resampler = new Resampler(rate, sampleRate);
      return Optional.of(new RecordTrack(writer, resampler, rate, () -> turning.set(false)));
    } catch (IOException e) {
      turning.set(false);
      throw e;
    }
  }
}
