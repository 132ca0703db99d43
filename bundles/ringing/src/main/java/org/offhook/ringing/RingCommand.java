package org.offhook.ringing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command {@code ring}. It stays between commands: what it plays goes on. */
@Component(
    service = RingCommand.class,
    immediate = true,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=ring",
      "offhook.help=ring [play NAME | stop | silence]",
      "offhook.help=Lists the tones a call can ring with, plays one, silences the call that rings.",
      "offhook.help=example: ring play Ring02"
    })
public final class RingCommand {
  private static final String USAGE = "usage: ring [play NAME | stop | silence]";

  private final PhoneThread thread;
  private final Repertoire repertoire;
  private final Loudspeaker loudspeaker;
  private final PhoneRinger ringer;
  private volatile Media media;
  private Playback playing = () -> {};

  /** With what it lists, plays and silences. */
  @Activate
  public RingCommand(
      @Reference PhoneThread thread,
      @Reference Repertoire repertoire,
      @Reference Loudspeaker loudspeaker,
      @Reference PhoneRinger ringer) {
    this.thread = thread;
    this.repertoire = repertoire;
    this.loudspeaker = loudspeaker;
    this.ringer = ringer;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMedia(Media media) {
    this.media = media;
  }

  void unbindMedia(Media media) {
    if (this.media == media) {
      this.media = null;
    }
  }

  @Deactivate
  void deactivate() {
    thread.leave(this::stop);
  }

  private void stop() {
    playing.stop();
    playing = () -> {};
  }

  /** The command. */
  public String ring(String... words) throws InterruptedException {
    String verb = words.length == 0 ? "" : words[0];
    if (words.length == 2 && verb.equals("play")) {
      String name =
          repertoire
              .find(words[1])
              .orElseThrow(() -> new IllegalArgumentException(missing(words[1])));
      return thread.ask(() -> audition(name));
    }
    if (words.length == 1 && verb.equals("stop")) {
      return thread.ask(
          () -> {
            stop();
            return "stopped";
          });
    }
    if (words.length == 1 && verb.equals("silence")) {
      return thread.ask(
          () -> {
            ringer.silence();
            return "silenced";
          });
    }
    if (words.length > 0) {
      throw new IllegalArgumentException(USAGE);
    }
    return String.join("\n", lines());
  }

  private String missing(String name) {
    return "there is no ring tone \"%s\", expected one of %s"
        .formatted(name, String.join(", ", repertoire.names()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String name : repertoire.names()) {
      lines.add(repertoire.file(name).isPresent() ? name + " (loaded)" : name);
    }
    return lines;
  }

  private String audition(String name) {
    Media engine = media;
    if (engine == null) {
      throw new IllegalStateException("there is no media engine to play it");
    }
    stop();
    playing = loudspeaker.play(engine, name, Optional.empty(), Loudspeaker.FULL);
    return "playing " + name;
  }
}
