package org.offhook.audio.sound;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sound.sampled.Mixer;
import org.offhook.api.media.AudioDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The device {@code sound}; {@link SoundWatch} enables it while there is a mixer. A new volume
 * counts at once, other mixers from the next conversation on.
 */
@Component(
    name = SoundDevice.NAME,
    enabled = false,
    service = AudioDevice.class,
    configurationPid = "org.offhook.audio-sound")
@Designate(ocd = SoundConfig.class)
public final class SoundDevice implements AudioDevice {
  static final String NAME = "org.offhook.audio.sound.SoundDevice";

  private final Set<SoundStream> open = ConcurrentHashMap.newKeySet();
  private volatile SoundConfig config;
  private volatile double gain;

  /** With what it is configured to be. */
  @Activate
  public SoundDevice(SoundConfig config) {
    configure(config);
  }

  @Modified
  void configure(SoundConfig changed) {
    config = changed;
    double loudness = changed.volume() / 100.0;
    // Square law: ears hear each step about as wide as the one before.
    gain = loudness * loudness;
  }

  @Deactivate
  void deactivate() {
    List.copyOf(open).forEach(SoundStream::close);
  }

  @Override
  public String name() {
    return "sound";
  }

  @Override
  public AudioStream open(int sampleRate) throws IOException {
    Optional<Mixer> input = wanted("microphone", config.input(), Mixers.capturing(config.input()));
    Optional<Mixer> output =
        wanted("loudspeaker", config.output(), Mixers.playing(config.output()));
    if (input.isEmpty() && output.isEmpty()) {
      throw new IOException("there is no sound card any more");
    }
    Optional<CaptureLine> capture = Optional.empty();
    if (input.isPresent()) {
      capture = Optional.of(new CaptureLine(input.get(), sampleRate));
    }
    try {
      Optional<PlaybackLine> playback = Optional.empty();
      if (output.isPresent()) {
        playback = Optional.of(new PlaybackLine(output.get(), sampleRate, () -> gain));
      }
      var stream = new SoundStream(capture, playback, open::remove);
      open.add(stream);
      return stream;
    } catch (IOException e) {
      capture.ifPresent(CaptureLine::close);
      throw e;
    }
  }

  private static Optional<Mixer> wanted(String what, String name, Optional<Mixer> found)
      throws IOException {
    if (found.isEmpty() && !name.isBlank()) {
      throw new IOException(
          "no %s is called \"%s\", expected one of %s".formatted(what, name, Mixers.names()));
    }
    return found;
  }
}
