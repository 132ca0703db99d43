package org.offhook.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code call} was asked for.
 *
 * @param target whom to call
 * @param line index of the line to use, or empty
 * @param stay how long to talk; empty to return at once
 * @param play what to say
 * @param record where to keep what is heard
 * @param digits digits to send once answered
 * @param patience how long to wait for an answer
 */
record CallOptions(
    String target,
    Optional<Integer> line,
    Optional<Duration> stay,
    Optional<Path> play,
    Optional<Path> record,
    String digits,
    Duration patience) {
  static final String USAGE =
      """
      usage: call TARGET [--for TIME] [--play FILE] [--record FILE] [--line N] [--dtmf DIGITS]
                         [--wait TIME]
      Calls a number, user@host or URI. With --for it stays that long once answered, hangs up, and
      reports codec, packets, loss, jitter, round trip and the estimated opinion score. Without it
      the call goes on; see calls, hangup.
        --for TIME     how long to stay, such as 500ms, 5s or 2m
        --wait TIME    how long to wait for an answer (30s)
        --play FILE    speaks a WAV file instead of the microphone
        --record FILE  keeps what is heard as a WAV file
        --line N       calls on this line, by its index (0)
        --dtmf DIGITS  sends digits once answered
      A URI with ; or [ in it goes in quotes.
      exit code: 0 the call was answered; 1 it failed, with the SIP code; 2 not understood
      examples: call 600
                call 600 --for 5s --play in.wav --record out.wav
                call sip:bob@192.0.2.7 --line 1 --for 1m --dtmf 123#""";
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");

  static CallOptions parse(String... words) throws CommandFault {
    String target = "";
    Optional<Integer> line = Optional.empty();
    Optional<Duration> stay = Optional.empty();
    Optional<Path> play = Optional.empty();
    Optional<Path> record = Optional.empty();
    String digits = "";
    Duration patience = Duration.ofSeconds(30);
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--for" -> stay = Optional.of(time(value(words, i++)));
        case "--wait" -> patience = time(value(words, i++));
        case "--play" -> play = Optional.of(Path.of(value(words, i++)));
        case "--record" -> record = Optional.of(Path.of(value(words, i++)));
        case "--line" -> line = Optional.of(index(value(words, i++)));
        case "--dtmf" -> digits = value(words, i++);
        default -> {
          if (words[i].startsWith("--") || !target.isEmpty()) {
            throw CommandFault.usage("call: \"" + words[i] + "\" is not understood\n" + USAGE);
          }
          target = words[i];
        }
      }
    }
    if (target.isEmpty()) {
      throw CommandFault.usage(USAGE);
    }
    if (!digits.matches("[0-9*#A-Da-d,p]*")) {
      throw CommandFault.usage(
          "call: digits \"" + digits + "\", expected 0-9 * # A-D and , for a pause");
    }
    return new CallOptions(target, line, stay, play, record, digits, patience);
  }

  private static String value(String[] words, int option) throws CommandFault {
    if (option + 1 == words.length) {
      throw CommandFault.usage("call: " + words[option] + " needs a value\n" + USAGE);
    }
    return words[option + 1];
  }

  private static Duration time(String text) throws CommandFault {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw CommandFault.usage("call: time \"" + text + "\", expected for example 500ms, 5s or 2m");
    }
    long amount = Long.parseLong(time.group(1));
    String unit = time.group(2) == null ? "s" : time.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  private static int index(String text) throws CommandFault {
    if (!text.matches("\\d{1,3}")) {
      throw CommandFault.usage("call: line \"" + text + "\", expected its index, such as 0");
    }
    return Integer.parseInt(text);
  }
}
