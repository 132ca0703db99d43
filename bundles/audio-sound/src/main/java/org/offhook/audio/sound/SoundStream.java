package org.offhook.audio.sound;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.offhook.api.media.AudioDevice.AudioStream;

/** One conversation with microphone and loudspeaker; either may be missing. */
final class SoundStream implements AudioStream {
  private final Optional<CaptureLine> capture;
  private final Optional<PlaybackLine> playback;
  private final Consumer<SoundStream> onClosed;
  private final AtomicBoolean closed = new AtomicBoolean();

  SoundStream(
      Optional<CaptureLine> capture,
      Optional<PlaybackLine> playback,
      Consumer<SoundStream> onClosed) {
    this.capture = capture;
    this.playback = playback;
    this.onClosed = onClosed;
  }

  @Override
  public void read(short[] pcm) {
    if (capture.isPresent()) {
      capture.get().read(pcm);
    } else {
      Arrays.fill(pcm, (short) 0);
    }
  }

  @Override
  public void write(short[] pcm) {
    if (playback.isPresent()) {
      playback.get().write(pcm);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      capture.ifPresent(CaptureLine::close);
      playback.ifPresent(PlaybackLine::close);
      onClosed.accept(this);
    }
  }
}
