package org.offhook.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandProcessor;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.offhook.api.config.Settings;
import org.osgi.framework.Bundle;
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
 * offhook.interactive}), with history and completion. Leaving it ends the phone. The history is not
 * kept on disk: passwords are typed here.
 */
@Component(
    service = {},
    immediate = true)
public final class Terminal {
  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

  private static final String OURS = "org.offhook.";
  private final BundleContext context;
  private final CommandProcessor processor;
  private final LastReplies replies;
  private final Completion completion;
  private volatile Thread thread;
  private volatile boolean reading;
  private volatile org.jline.terminal.Terminal terminal;

  /** Begins, when the phone has a terminal. */
  @Activate
  public Terminal(
      BundleContext context,
      @Reference CommandProcessor processor,
      @Reference Settings settings,
      @Reference LastReplies replies) {
    this.context = context;
    this.processor = processor;
    this.replies = replies;
    this.completion = new Completion(this::commands, settings::parameters, this::bundles);
    if (Boolean.parseBoolean(context.getProperty("offhook.interactive"))) {
      thread = new Thread(this::run, "terminal");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    // JLine looks for its ways to a terminal with the class loader of the thread.
    Thread.currentThread().setContextClassLoader(TerminalBuilder.class.getClassLoader());
    try (CommandLine line = open()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("offhook")
              .completer(completion)
              .build();
      terminal.writer().println("help tells what can be typed; exit ends the phone");
      while (read(reader, line)) {
        // the next one
      }
    } catch (IOException | LinkageError e) {
      if (thread != null) { // else the bundle is being updated, and its next version takes over
        LOG.warn("No terminal: {}", e.toString());
      }
      return;
    }
    stop();
  }

  private CommandLine open() throws IOException {
    terminal = TerminalBuilder.builder().system(true).build();
    return new CommandLine(
        processor, new PrintStream(terminal.output(), true, StandardCharsets.UTF_8));
  }

  private boolean read(LineReader reader, CommandLine line) {
    try {
      reading = true;
      String command = reader.readLine("offhook> ").strip();
      reading = false;
      if (command.equals("exit") || command.equals("quit")) {
        return false;
      }
      execute(line, command);
      return thread != null;
    } catch (UserInterruptException e) {
      return thread != null;
    } catch (EndOfFileException e) {
      return false;
    }
  }

  /** Runs a command; Ctrl-C ends it and not the phone. */
  private void execute(CommandLine line, String command) {
    org.jline.terminal.Terminal opened = terminal;
    var before = opened.handle(Signal.INT, signal -> line.interrupt());
    try {
      replies.owe(() -> line.execute(command));
    } finally {
      opened.handle(Signal.INT, before);
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

  private List<String> commands() {
    try {
      List<String> commands = new ArrayList<>(HelpCommand.functions(context));
      commands.add("exit");
      return commands;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> bundles() {
    return Stream.of(context.getBundles())
        .map(Bundle::getSymbolicName)
        .map(name -> name.startsWith(OURS) ? name.substring(OURS.length()) : name)
        .toList();
  }

  @Deactivate
  void close() throws IOException {
    Thread running = thread;
    thread = null;
    org.jline.terminal.Terminal open = terminal;
    if (open == null) {
      return;
    }
    if (context.getBundle(0).getState() == Bundle.STOPPING) {
      TerminalBuilder.setTerminalOverride(null);
      open.close();
    } else {
      // Only the shell stops, perhaps to be updated. To close would give the standard input away
      // for good, so the terminal waits at JLine for the next version.
      TerminalBuilder.setTerminalOverride(open);
    }
    if (running != null && reading) {
      running.interrupt(); // else it is in a command, which may be the one that updates the shell
    }
  }
}
