package org.offhook.media;

import java.io.IOException;
import java.util.Arrays;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioDevice.AudioStream;

/** What a device hears. */
final class DeviceSource implements Source {
  private final AudioStream stream;
  private final short[] pcm;
  private boolean stopped;

  DeviceSource(AudioDevice device, int rate) throws IOException {
    this.stream = device.open(rate);
    this.pcm = new short[Audio.perTick(rate)];
  }

  @Override
  public void stop() {
    if (!stopped) {
      stopped = true;
      stream.close();
    }
  }

  @Override
  public void render(short[] out, int length) {
    Arrays.fill(out, 0, length, (short) 0);
    // A codec of another rate may have been agreed on since: silence is better than a wrong pitch.
    if (!stopped && length == pcm.length) {
      stream.read(pcm);
      System.arraycopy(pcm, 0, out, 0, length);
    }
  }

  @Override
  public boolean ended() {
    return stopped;
  }
}
