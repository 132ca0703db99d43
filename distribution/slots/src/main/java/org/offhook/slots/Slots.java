package org.offhook.slots;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two slots, and the record of which one starts. The record is lines {@code name=value}, read
 * and in part written by the boot script {@code offhook-boot} too:
 *
 * <pre>
 *   active=factory   the image that starts: factory, a or b
 *   trial=a          the image that is to prove itself
 *   tried=1          its one trial has begun
 *   lines=0 2        lines that were registered before
 *   failed=1.2.0: line 0 is not registered
 *   ok=1             closes the record: without it, it is torn
 * </pre>
 */
public final class Slots {
  /** The image that the phone was delivered with. */
  public static final String FACTORY = "factory";

  private static final String RECORD = "record";
  private final Path directory;

  /** Of this directory. */
  public Slots(Path directory) {
    this.directory = directory;
  }

  /**
   * What the record says.
   *
   * @param active name of the image that starts
   * @param trial the one that is to prove itself, if any
   * @param tried true when its trial has begun
   * @param before how the phone was before the trial
   * @param failed why the last firmware was given up, or empty
   */
  public record State(
      String active, Optional<String> trial, boolean tried, Before before, String failed) {}

  /**
   * How a phone was before a trial: the firmware on trial need not be better.
   *
   * @param lines numbers of the lines that were registered
   * @param faults names of bundles and components that did not run
   */
  public record Before(Set<String> lines, Set<String> faults) {
    /** Nothing was registered, and all ran. */
    public static final Before NOTHING = new Before(Set.of(), Set.of());

    /** Takes copies. */
    public Before {
      lines = Set.copyOf(lines);
      faults = Set.copyOf(faults);
    }
  }

  /** A slot by name. */
  public Slot slot(String name) {
    return new Slot(name, directory.resolve(name));
  }

  /**
   * The slot that the next firmware goes to.
   *
   * @param running name of the image that runs. It need not be the one of the record: after a
   *     recovery, and where the recorded one was damaged, the boot loader started another
   */
  public Slot idle(String running) {
    return slot(running.equals("a") ? "b" : "a");
  }

  /** What the record says; that the factory's image starts, when there is none. */
  public State state() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    Path record = directory.resolve(RECORD);
    if (Files.isRegularFile(record)) {
      for (String line : Files.readAllLines(record)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          lines.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    if (!lines.containsKey("ok")) {
      lines.clear();
    }
    return new State(
        lines.getOrDefault("active", FACTORY),
        Optional.ofNullable(lines.get("trial")).filter(name -> !name.isEmpty()),
        lines.containsKey("tried"),
        new Before(words(lines.get("lines")), words(lines.get("faults"))),
        lines.getOrDefault("failed", ""));
  }

  private static Set<String> words(String text) {
    return text == null || text.isBlank() ? Set.of() : Set.of(text.strip().split(" +"));
  }

  /**
   * The next start is a trial of this slot.
   *
   * @param slot the slot
   * @param running name of the image that runs, which comes back when the trial fails
   * @param before how the phone is now
   */
  public void tryNext(Slot slot, String running, Before before) throws IOException {
    write(new State(running, Optional.of(slot.name()), false, before, ""));
  }

  /** The image on trial has proved itself: it is the one that starts from now on. */
  public void commit() throws IOException {
    State state = state();
    write(
        new State(
            state.trial().orElse(state.active()), Optional.empty(), false, state.before(), ""));
  }

  /** The image on trial is given up: its slot counts as empty, so that nothing falls back to it. */
  public void giveUp(String reason) throws IOException {
    State state = state();
    String line = reason.replaceAll("\\p{Cntrl}", " ");
    write(new State(state.active(), Optional.empty(), false, state.before(), line));
    if (state.trial().isPresent()) {
      slot(state.trial().get()).unmark();
    }
  }

  private void write(State state) throws IOException {
    StringBuilder text = new StringBuilder("active=" + state.active() + "\n");
    state.trial().ifPresent(trial -> text.append("trial=").append(trial).append('\n'));
    text.append("lines=").append(String.join(" ", state.before().lines())).append('\n');
    text.append("faults=").append(String.join(" ", state.before().faults())).append('\n');
    text.append("failed=").append(state.failed()).append("\nok=1\n");
    Files.createDirectories(directory);
    Durable.replace(directory.resolve(RECORD), text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
