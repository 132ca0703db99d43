package org.offhook.audio.sound;

import java.lang.annotation.Annotation;
import java.util.concurrent.locks.LockSupport;

/** A program of its own for {@link AlsaPeerTest}: ALSA reads its configuration once per process. */
public final class PlayThrough {
  private PlayThrough() {}

  /** Plays a second of 440 Hz and says how loud the microphone was at its loudest. */
  public static void main(String[] args) throws Exception {
    if (Mixers.playing("default").isEmpty()) {
      System.exit(77);
    }
    var device = new SoundDevice(new Defaults());
    double loudest = 0;
    try (var stream = device.open(8000)) {
      short[] pcm = new short[160];
      int sample = 0;
      for (int tick = 0; tick < 50; tick++) {
        for (int i = 0; i < pcm.length; i++) {
          pcm[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * sample++ / 8000));
        }
        stream.write(pcm);
        LockSupport.parkNanos(20_000_000);
        stream.read(pcm);
        double power = 0;
        for (short s : pcm) {
          power += (double) s * s;
        }
        loudest = Math.max(loudest, Math.sqrt(power / pcm.length));
      }
    }
    System.out.println(Math.round(loudest));
    System.exit(0);
  }

  @SuppressWarnings("ClassExplicitlyAnnotation")
  private static final class Defaults implements SoundConfig {
    @Override
    public String input() {
      return "default";
    }

    @Override
    public String output() {
      return "default";
    }

    @Override
    public int volume() {
      return 100;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return SoundConfig.class;
    }
  }
}
