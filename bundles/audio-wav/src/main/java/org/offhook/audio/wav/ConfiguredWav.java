package org.offhook.audio.wav;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The device {@code wav}, there as long as one of its parameters is set, and ranks above the other
 * devices then. New settings count from the next conversation on; those that are up go on with
 * their files.
 */
@Component(
    property = "service.ranking:Integer=100",
    configurationPid = "org.offhook.audio-wav",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WavConfig.class)
public final class ConfiguredWav implements AudioDevice {
  private final OpenStreams streams = new OpenStreams();
  private volatile WavDevice files;

  /** With the files it is configured to use. */
  @Activate
  public ConfiguredWav(WavConfig config) {
    configure(config);
  }

  @Modified
  void configure(WavConfig config) {
    files = new WavDevice(path(config.play()), path(config.record()), config.loop(), streams);
  }

  @Deactivate
  void deactivate() {
    streams.close();
  }

  private static Optional<Path> path(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
  }

  @Override
  public String name() {
    return "wav";
  }

  @Override
  public AudioStream open(int sampleRate) throws IOException {
    return files.open(sampleRate);
  }
}
