package org.offhook.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param image directory of the image
 * @param data directory of the phone's own data
 * @param config {@code .cfg} to start from
 * @param command shell command to run, then stop
 * @param interactive true when a person sits at a terminal
 * @param verbose true to log to the console as well
 */
record Options(
    Path image,
    Path data,
    Optional<Path> config,
    Optional<String> command,
    boolean interactive,
    boolean verbose) {

  static final String USAGE =
      "usage: --image DIR --data DIR [--config FILE] [--command \"...\"] [--interactive] [--verbose]";

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException when it is not understood, in one sentence
   */
  static Options parse(List<String> arguments) {
    Path image = null;
    Path data = null;
    Path config = null;
    String command = null;
    boolean interactive = false;
    boolean verbose = false;
    for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
      String word = words.next();
      switch (word) {
        case "--image" -> image = Path.of(value(word, words));
        case "--data" -> data = Path.of(value(word, words));
        case "--config" -> config = Path.of(value(word, words)).toAbsolutePath();
        case "--command" -> command = value(word, words);
        case "--interactive" -> interactive = true;
        case "--verbose" -> verbose = true;
        default -> throw new IllegalArgumentException("unknown option " + word);
      }
    }
    if (image == null || data == null) {
      throw new IllegalArgumentException("--image and --data are needed");
    }
    return new Options(
        image.toAbsolutePath().normalize(),
        data.toAbsolutePath().normalize(),
        Optional.ofNullable(config),
        Optional.ofNullable(command),
        interactive,
        verbose);
  }

  /** The same, with the configuration that the phone has. */
  Options withoutConfig() {
    return new Options(image, data, Optional.empty(), command, interactive, verbose);
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return words.next();
  }
}
