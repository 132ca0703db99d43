package org.offhook.voice.prompts;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays prompts one after the other, while nobody calls or is called. Phone thread. */
final class Prompter {
  private static final Logger LOG = LoggerFactory.getLogger(Prompter.class);

  /** What the way to the ear adds. */
  private static final Duration TAIL = Duration.ofMillis(300);

  private final PhoneThread thread;
  private final AudioFiles files;
  private final Media media;
  private final BooleanSupplier quiet;
  private final Set<String> waiting = new LinkedHashSet<>();
  private Playback playing;
  private Timer end = () -> {};

  /**
   * Says nothing yet.
   *
   * @param quiet true while there is no call
   */
  Prompter(PhoneThread thread, AudioFiles files, Media media, BooleanSupplier quiet) {
    this.thread = thread;
    this.files = files;
    this.media = media;
    this.quiet = quiet;
  }

  /** Says what is in a file, as soon as it is quiet; an empty name says nothing. */
  void say(String file) {
    if (!file.isBlank()) {
      waiting.add(file.strip());
      next();
    }
  }

  /** A call began, changed or ended: what was being said is cut off. */
  void call(Call call) {
    if (call.state() == CallState.ENDED) {
      // The call that ends is still among the calls while this is told.
      thread.execute(this::next);
    } else {
      stop();
    }
  }

  private void next() {
    if (playing != null || waiting.isEmpty() || !quiet.getAsBoolean()) {
      return;
    }
    String file = waiting.iterator().next();
    waiting.remove(file);
    try {
      Prompt prompt = Prompt.of(file);
      playing = media.play(files.device(Optional.of(prompt.file()), Optional.empty()));
      end = thread.after(prompt.length().plus(TAIL), this::said);
    } catch (IOException e) {
      LOG.warn("Nothing is said: {}", e.getMessage());
      next();
    }
  }

  private void said() {
    stop();
    next();
  }

  /** Says nothing more. */
  void leave() {
    waiting.clear();
    stop();
  }

  private void stop() {
    end.cancel();
    if (playing != null) {
      playing.stop();
      playing = null;
    }
  }
}
