package org.offhook.media;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioDevice.AudioStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Microphone and loudspeaker as the media clock sees them: always there. Opening and closing may
 * take time and happen on a thread of their own; in the meantime there is silence.
 */
final class LocalAudio implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalAudio.class);

  private final ExecutorService opener =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "media devices");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Open open;
  private AudioDevice wanted;

  private static final class Open {
    final AudioDevice device;
    final AudioStream stream;
    final int rate;
    final short[] pcm;
    private Resampler in;
    private Resampler out;
    private int busRate;

    Open(AudioDevice device, AudioStream stream, int rate) {
      this.device = device;
      this.stream = stream;
      this.rate = rate;
      this.pcm = new short[Audio.perTick(rate)];
    }

    void bus(int rate) {
      if (rate != busRate) {
        busRate = rate;
        in = Resampler.between(this.rate, rate);
        out = Resampler.between(rate, this.rate);
      }
    }
  }

  /** On the media clock: uses this device from now on; null lets go of the one in use. */
  void want(AudioDevice device, int rate) {
    if (device == wanted) {
      return;
    }
    wanted = device;
    opener.execute(() -> change(device, rate));
  }

  private void change(AudioDevice device, int rate) {
    Open before = open;
    open = null;
    if (before != null) {
      close(before);
    }
    if (device == null) {
      return;
    }
    try {
      open = new Open(device, device.open(rate), rate);
    } catch (IOException | RuntimeException e) {
      LOG.warn("Audio device {} cannot be used: {}", device.name(), e.getMessage());
    }
  }

  private static void close(Open open) {
    try {
      open.stream.close();
    } catch (RuntimeException e) {
      LOG.warn("Audio device {}: {}", open.device.name(), e.toString());
    }
  }

  /** On the media clock: what the microphone heard, at the bus rate. */
  void read(short[] bus, int busRate) {
    Open now = open;
    if (now == null) {
      java.util.Arrays.fill(bus, 0, Audio.perTick(busRate), (short) 0);
      return;
    }
    now.bus(busRate);
    if (now.in == null) {
      // the device fills the whole array it is given
      now.stream.read(now.pcm);
      System.arraycopy(now.pcm, 0, bus, 0, now.pcm.length);
    } else {
      now.stream.read(now.pcm);
      now.in.convert(now.pcm, now.pcm.length, bus);
    }
  }

  /**
   * On the media clock: what the loudspeaker is to say, at the bus rate.
   *
   * @return false when there is no loudspeaker yet
   */
  boolean write(short[] bus, int busRate) {
    Open now = open;
    if (now == null) {
      return false;
    }
    now.bus(busRate);
    if (now.out == null) {
      System.arraycopy(bus, 0, now.pcm, 0, now.pcm.length);
    } else {
      now.out.convert(bus, Audio.perTick(busRate), now.pcm);
    }
    now.stream.write(now.pcm);
    return true;
  }

  /** Waits until what was asked for is open, for callers whose time is not the wall's. */
  void settle() throws InterruptedException, ExecutionException {
    opener.submit(() -> {}).get();
  }

  @Override
  public void close() {
    opener.execute(() -> change(null, 0));
    opener.shutdown();
    try {
      if (!opener.awaitTermination(150, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        LOG.warn("An audio device takes long to close");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
