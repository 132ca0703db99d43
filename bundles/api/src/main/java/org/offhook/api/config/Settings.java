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
   * Waits until every capability works with what was put in force before, and until the parameters
   * are those of the bundles that are there now: {@link #set} and {@link #replace} hand values to
   * Config Admin, whose own thread tells the capabilities. For whoever acts on a change next.
   * Neither on the phone thread nor while a component is activated or modified: that is what is
   * waited for.
   *
   * @return false when some capability took longer
   * @throws IOException when Config Admin takes nothing
   */
  default boolean awaitTaken(Duration atMost) throws IOException, InterruptedException {
    return true;
  }

  /**
   * Takes over a whole configuration, replacing the one in force. Lines with problems are reported
   * and keep their default; all others are in force on return.
   *
   * @param source name for reports, such as the file name
   * @param assignments the lines in file order
   * @return what was wrong, in file order
   */
  List<Problem> replace(String source, List<Assignment> assignments) throws IOException;

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
