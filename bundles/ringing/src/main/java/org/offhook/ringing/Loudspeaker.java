package org.offhook.ringing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;
import org.offhook.api.media.ToneSource;
import org.offhook.api.media.ToneSource.Occasion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays tones by name, as loud as the country's own ring. Phone thread. */
@Component(service = Loudspeaker.class)
public final class Loudspeaker {
  /** Volume at which a tone is as loud as the ringer. */
  static final int FULL = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Loudspeaker.class);
  private static final double STEP_DECIBEL = 3;
  private static final double LEVEL_DBM0 = -6;

  private final Repertoire repertoire;
  private volatile ToneSource country;
  private volatile AudioFiles files;

  /** With the tones there are. */
  @Activate
  public Loudspeaker(@Reference Repertoire repertoire) {
    this.repertoire = repertoire;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCountry(ToneSource country) {
    this.country = country;
  }

  void unbindCountry(ToneSource country) {
    if (this.country == country) {
      this.country = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindFiles(AudioFiles files) {
    this.files = files;
  }

  void unbindFiles(AudioFiles files) {
    if (this.files == files) {
      this.files = null;
    }
  }

  /**
   * Plays a tone until stopped. A file that cannot be played gives way to the country's ring.
   *
   * @param name name of a tone there is
   * @param cadence in place of the country's, for notes; for a file, in place of playing on and on
   * @param volume 1 to {@link #FULL}
   */
  Playback play(Media media, String name, Optional<Cadence> cadence, int volume) {
    Optional<Path> file = repertoire.file(name);
    if (file.isPresent()) {
      try {
        return playFile(media, file.get(), cadence, volume);
      } catch (IOException e) {
        LOG.warn("The ring tone {} cannot be played: {}", name, e.getMessage());
      }
    }
    return media.play(tone(name, cadence, volume));
  }

  private Playback playFile(Media media, Path file, Optional<Cadence> cadence, int volume)
      throws IOException {
    AudioFiles reader = files;
    if (reader == null) {
      throw new IOException("nothing that plays files is installed");
    }
    double gain = Math.pow(10, -(FULL - volume) * STEP_DECIBEL / 20);
    return media.play(new ShapedSound(reader.loop(file), gain, cadence));
  }

  /** A tone made of notes. */
  Tone tone(String name, Optional<Cadence> wanted, int volume) {
    Optional<Tone> own = Optional.ofNullable(country).flatMap(tones -> tones.tone(Occasion.RING));
    Cadence cadence = wanted.orElseGet(() -> own.map(Cadence::of).orElse(Cadence.STANDARD));
    Melody melody =
        repertoire.melody(name).orElseGet(() -> own.map(Melody::of).orElse(Melody.PLAIN));
    double level = own.map(Loudspeaker::level).orElse(LEVEL_DBM0);
    return melody.in(cadence, level - (FULL - volume) * STEP_DECIBEL);
  }

  private static double level(Tone tone) {
    return tone.segments().stream()
        .filter(segment -> segment.frequencies().length > 0)
        .mapToDouble(Segment::levelDbm0)
        .findFirst()
        .orElse(LEVEL_DBM0);
  }
}
