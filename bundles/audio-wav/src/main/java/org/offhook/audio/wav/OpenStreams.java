package org.offhook.audio.wav;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of one component, so that they end with it. */
final class OpenStreams implements AutoCloseable {
  private final Set<WavStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  WavStream open(Optional<PlayTrack> play, Optional<RecordTrack> record) throws IOException {
    if (closed) {
      if (record.isPresent()) {
        record.get().close();
      }
      throw new IOException("the WAV files are gone: their bundle was stopped");
    }
    var stream = new WavStream(play, record, open::remove);
    open.add(stream);
    stream.start();
    return stream;
  }

  /** Completes all files: all threads are asked to finish before any is waited for. */
  @Override
  public void close() {
    closed = true;
    List<WavStream> streams = List.copyOf(open);
    streams.forEach(WavStream::stop);
    streams.forEach(WavStream::close);
  }
}
