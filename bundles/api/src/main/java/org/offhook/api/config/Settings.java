package org.offhook.api.config;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The phone's configuration as canonical {@code path=text}. The stored {@code .cfg} is the truth;
 * Config Admin is its projection. Safe from any thread.
 */
public interface Settings {

  /**
   * The text in force at a path (set, or default); empty when nobody claims the path or no text.
   */
  Optional<String> get(String path);

  /**
   * Changes parameters: checked, written to the {@code .cfg} (atomically, all or none), then put in
   * force. An empty text brings back the default.
   *
   * @throws InvalidSettings when a value is not allowed; then nothing has changed
   * @throws IOException when the file cannot be written; then nothing has changed
   */
  void set(Map<String, String> changes) throws InvalidSettings, IOException;

  /**
   * Takes over a whole configuration, replacing the one in force. Lines with problems are reported
   * and keep their default; all others are in force on return.
   *
   * @param source name for reports, such as the file name
   * @param assignments the lines in file order
   * @return what was wrong, in file order
   */
  List<Problem> replace(String source, List<Assignment> assignments) throws IOException;

  /**
   * Waits until everybody goes by what has been set before, and the parameters are those of the
   * bundles that are there now: Config Admin tells of changes in its own time, which is after
   * {@link #set} has returned, and bundles are looked at when they have come or gone. Never to be
   * called on a thread that whoever is told may wait for, such as the phone thread.
   *
   * @return false when somebody who was told has not come to an end in time
   */
  default boolean awaitInForce(Duration atMost) throws InterruptedException {
    return true;
  }

  /** Checks without changing anything. */
  List<Problem> check(String source, List<Assignment> assignments);

  /** All live parameters in path order (numbers by value). */
  List<Parameter> parameters();

  /** Only what differs from the defaults, in path order, unclaimed lines included. */
  List<Assignment> delta();

  /** All that is set, in path order, unclaimed lines and values equal to the default included. */
  default List<Assignment> assignments() {
    return delta();
  }

  /** What was wrong with the configuration now in force. */
  List<Problem> problems();
}
