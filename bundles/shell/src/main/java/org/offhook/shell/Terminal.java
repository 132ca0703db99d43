package org.offhook.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.felix.service.command.CommandProcessor;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.TerminalBuilder;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell at the terminal the phone was started at (framework property {@code
 * offhook.interactive}), with history and completion. Leaving it ends the phone.
 */
@Component(
    service = {},
    immediate = true)
public final class Terminal {
  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

  private final BundleContext context;
  private final CommandProcessor processor;
  private final Settings settings;
  private volatile Thread thread;
  private volatile org.jline.terminal.Terminal terminal;

  /** Begins, when the phone has a terminal. */
  @Activate
  public Terminal(
      BundleContext context, @Reference CommandProcessor processor, @Reference Settings settings) {
    this.context = context;
    this.processor = processor;
    this.settings = settings;
    if (Boolean.parseBoolean(context.getProperty("offhook.interactive"))) {
      thread = new Thread(this::run, "terminal");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try (org.jline.terminal.Terminal opened = TerminalBuilder.builder().system(true).build();
        PrintStream out = new PrintStream(opened.output(), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(processor, out)) {
      terminal = opened;
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(opened)
              .appName("offhook")
              .completer(new Completion(this::words))
              .build();
      out.println("help tells what can be typed; exit ends the phone");
      while (read(reader, line)) {
        // the next one
      }
    } catch (IOException e) {
      LOG.warn("No terminal: {}", e.toString());
      return;
    }
    stop();
  }

  private boolean read(LineReader reader, CommandLine line) {
    try {
      String command = reader.readLine("offhook> ").strip();
      if (command.equals("exit") || command.equals("quit")) {
        return false;
      }
      line.execute(command);
      return thread != null;
    } catch (UserInterruptException e) {
      return thread != null;
    } catch (EndOfFileException e) {
      return false;
    }
  }

  private void stop() {
    if (thread == null) {
      return; // only this bundle stops, not the phone
    }
    thread = null;
    try {
      context.getBundle(0).stop();
    } catch (BundleException e) {
      LOG.error("The phone does not stop", e);
    }
  }

  /** What can follow these words. */
  private List<String> words(List<String> before) {
    if (before.isEmpty()) {
      return commands();
    }
    return switch (before.get(0)) {
      case "config" ->
          before.size() == 1
              ? List.of("get", "set", "params", "delta", "problems")
              : settings.parameters().stream().map(Parameter::path).toList();
      case "call" -> List.of("--for", "--play", "--record", "--line", "--dtmf", "--wait");
      case "bundle" -> List.of("list", "update", "start", "stop", "install", "uninstall");
      case "feature" -> List.of("list", "install", "remove");
      case "help" -> commands();
      default -> List.of();
    };
  }

  private List<String> commands() {
    try {
      return List.copyOf(HelpCommand.functions(context));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Completes the word at the cursor from those that may stand there. */
  private record Completion(java.util.function.Function<List<String>, List<String>> words)
      implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
      for (String word : words.apply(line.words().subList(0, line.wordIndex()))) {
        candidates.add(new Candidate(word));
      }
    }
  }

  @Deactivate
  void close() throws IOException {
    Thread running = thread;
    thread = null;
    org.jline.terminal.Terminal open = terminal;
    if (open != null && running != Thread.currentThread()) {
      open.close();
    }
  }
}
