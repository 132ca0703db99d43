package org.offhook.audio.wav;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.offhook.api.media.AudioDevice.AudioStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation with files. The media clock only touches rings; a daemon thread of the stream's
 * own does the reading and writing, woken when a ring runs low or full.
 */
final class WavStream implements AudioStream {
  private static final Logger LOG = LoggerFactory.getLogger(WavStream.class);
  private static final long CLOSE_MILLIS = 200;

  private final Optional<PlayTrack> play;
  private final Optional<RecordTrack> record;
  private final Consumer<WavStream> onClosed;
  private final Thread thread;
  private volatile boolean closed;

  WavStream(Optional<PlayTrack> play, Optional<RecordTrack> record, Consumer<WavStream> onClosed) {
    this.play = play;
    this.record = record;
    this.onClosed = onClosed;
    this.thread = new Thread(this::run, "wav");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void read(short[] pcm) {
    if (closed || play.isEmpty()) {
      Arrays.fill(pcm, (short) 0);
      return;
    }
    play.get().read(pcm);
    if (play.get().isLow()) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void write(short[] pcm) {
    if (closed || record.isEmpty()) {
      return;
    }
    record.get().write(pcm);
    if (record.get().isFull()) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    try {
      while (!closed) {
        if (!turn()) {
          LockSupport.park(this);
        }
      }
    } catch (IOException e) {
      LOG.warn("a WAV file failed during a call, silence follows: {}", e.getMessage());
    } finally {
      release();
    }
  }

  private boolean turn() throws IOException {
    boolean read = play.isPresent() && play.get().fill();
    boolean wrote = record.isPresent() && record.get().drain();
    return read || wrote;
  }

  private void release() {
    closed = true;
    try {
      if (play.isPresent()) {
        play.get().close();
      }
      if (record.isPresent()) {
        record.get().close();
        warnOfLoss(record.get().dropped());
      }
    } catch (IOException e) {
      LOG.warn("a WAV file could not be completed: {}", e.getMessage());
    } finally {
      onClosed.accept(this);
    }
  }

  private static void warnOfLoss(long dropped) {
    if (dropped > 0) {
      LOG.warn("the disk was too slow: {} samples are missing from a recording", dropped);
    }
  }

  /** Asks the thread to finish, without waiting for it. */
  void stop() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** Completes the files; gives up waiting for a disk that hangs. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
