package org.offhook.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.offhook.api.config.Parameter;

/** Completes the word at the cursor from those that may stand there. */
final class Completion implements Completer {
  private static final List<String> CALL_OPTIONS =
      List.of("--for", "--play", "--record", "--line", "--dtmf", "--wait");

  private final Supplier<List<String>> commands;
  private final Supplier<List<Parameter>> parameters;
  private final Supplier<List<String>> bundles;
  private final Completer files = new FileNameCompleter();

  /**
   * With what there is at the moment it is asked.
   *
   * @param commands names of commands
   * @param parameters live parameters
   * @param bundles symbolic names
   */
  Completion(
      Supplier<List<String>> commands,
      Supplier<List<Parameter>> parameters,
      Supplier<List<String>> bundles) {
    this.commands = commands;
    this.parameters = parameters;
    this.bundles = bundles;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    String last = before.isEmpty() ? "" : before.get(before.size() - 1);
    if (last.equals("--play") || last.equals("--record")) {
      files.complete(reader, line, candidates);
      return;
    }
    for (String word : words(before, line.word())) {
      // A path to be set goes on with its value: no blank behind it.
      boolean complete = !word.endsWith("=");
      candidates.add(new Candidate(word, word, null, null, null, null, complete));
    }
  }

  /** What can follow these words. */
  List<String> words(List<String> before, String begun) {
    if (before.isEmpty()) {
      return commands.get();
    }
    return switch (before.get(0)) {
      case "config" -> config(before, begun);
      case "call" -> CALL_OPTIONS.stream().filter(option -> !before.contains(option)).toList();
      case "bundle" ->
          before.size() == 1
              ? List.of("list", "update", "start", "stop", "install", "uninstall")
              : bundles.get();
      case "bundles" -> bundles.get();
      case "feature" -> before.size() == 1 ? List.of("list", "install", "remove") : List.of();
      case "hangup" -> List.of("all");
      case "log" -> log(before);
      case "help" -> before.size() == 1 ? commands.get() : List.of();
      default -> List.of();
    };
  }

  private List<String> config(List<String> before, String begun) {
    if (before.size() == 1) {
      return List.of("get", "set", "params", "delta", "problems");
    }
    return switch (before.get(1)) {
      case "get", "params" -> before.size() == 2 ? paths("") : List.of();
      case "set" -> begun.indexOf('=') < 0 ? paths("=") : values(begun);
      default -> List.of();
    };
  }

  private List<String> paths(String end) {
    return parameters.get().stream().map(parameter -> parameter.path() + end).toList();
  }

  /** Values of an enumeration or switch. */
  private List<String> values(String begun) {
    String path = begun.substring(0, begun.indexOf('='));
    return parameters.get().stream()
        .filter(parameter -> parameter.path().equals(path))
        .flatMap(Completion::allowed)
        .map(value -> path + "=" + value)
        .toList();
  }

  private static Stream<String> allowed(Parameter parameter) {
    return parameter.type() == Parameter.Type.BOOLEAN
        ? Stream.of("0", "1")
        : parameter.allowed().stream();
  }

  private List<String> log(List<String> before) {
    if (before.size() == 1) {
      return List.of("level");
    }
    if (before.size() == 2) {
      return parameters.get().stream()
          .map(Parameter::path)
          .filter(path -> path.startsWith(LogCommand.PARTS))
          .map(path -> Path.of(path).getFileName().toString())
          .toList();
    }
    return values(LogCommand.PARTS + before.get(2) + "=").stream()
        .map(value -> value.substring(value.indexOf('=') + 1))
        .toList();
  }
}
