package org.offhook.media;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.offhook.api.media.AudioDevice;
import org.offhook.testkit.VirtualTime;

/**
 * A media engine whose clock a test winds, with a microphone that hums and a recording loudspeaker.
 */
final class Studio implements AutoCloseable {
  final VirtualTime time = new VirtualTime();
  final MediaEngine engine;
  final Recorder recorder;

  Studio(int firstPort, double hum) throws IOException {
    this.engine = new MediaEngine(time, time, config(firstPort), false);
    this.recorder = new Recorder(hum);
    engine.bindDevice(recorder, Map.of());
  }

  static MediaConfig config(int firstPort) {
    Map<String, Object> values =
        Map.of("mediaPort", firstPort, "localAddress", "127.0.0.1", "minDelay", 10);
    return (MediaConfig)
        Proxy.newProxyInstance(
            MediaConfig.class.getClassLoader(),
            new Class<?>[] {MediaConfig.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("annotationType")) {
                return (Class<? extends Annotation>) MediaConfig.class;
              }
              return values.getOrDefault(method.getName(), method.getDefaultValue());
            });
  }

  /** Ticks all studios together; what one sends is received by all before the next tick. */
  static void tick(int ticks, Studio... studios) throws Exception {
    for (int i = 0; i < ticks; i++) {
      for (Studio studio : studios) {
        studio.time.advance(java.time.Duration.ofMillis(20));
        studio.engine.ticks().tick();
      }
      for (Studio studio : studios) {
        studio.engine.receiver().poll();
        studio.engine.local().settle();
      }
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  /** Hums at one frequency, and remembers what it plays. */
  static final class Recorder implements AudioDevice {
    private final double hum;
    volatile int rate;
    short[] played = new short[0];
    volatile int opened;

    Recorder(double hum) {
      this.hum = hum;
    }

    @Override
    public String name() {
      return "studio";
    }

    @Override
    public AudioStream open(int sampleRate) {
      rate = sampleRate;
      opened++;
      return new AudioStream() {
        private long position;

        @Override
        public void read(short[] pcm) {
          for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (8000 * Math.sin(2 * Math.PI * hum * position++ / sampleRate));
          }
        }

        @Override
        public void write(short[] pcm) {
          int length = played.length;
          played = java.util.Arrays.copyOf(played, length + pcm.length);
          System.arraycopy(pcm, 0, played, length, pcm.length);
        }

        @Override
        public void close() {}
      };
    }

    /** Amplitude of a frequency in the last samples played. */
    double level(double frequency, int samples) {
      double real = 0;
      double imaginary = 0;
      int from = Math.max(0, played.length - samples);
      for (int i = from; i < played.length; i++) {
        double angle = 2 * Math.PI * frequency * i / rate;
        real += played[i] * Math.cos(angle);
        imaginary += played[i] * Math.sin(angle);
      }
      return 2 * Math.hypot(real, imaginary) / (played.length - from);
    }
  }
}
