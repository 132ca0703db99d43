package org.offhook.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.felix.service.command.CommandProcessor;
import org.offhook.api.phone.Phone;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one command a phone was started for (framework property {@code offhook.command}): runs it,
 * leaves its exit code in the system property {@code offhook.exit}, and stops the phone. A call
 * waits for a line first.
 */
@Component(
    service = {},
    immediate = true)
public final class OneShot {
  private static final Logger LOG = LoggerFactory.getLogger(OneShot.class);
  private static final Duration LINE = Duration.ofSeconds(15);

  private final BundleContext context;
  private final CommandProcessor processor;
  private final Phone phone;
  private final CallWatch watch;
  private volatile Thread running;

  /** Begins, when there is a command. */
  @Activate
  public OneShot(
      BundleContext context,
      @Reference CommandProcessor processor,
      @Reference Phone phone,
      @Reference CallWatch watch) {
    this.context = context;
    this.processor = processor;
    this.phone = phone;
    this.watch = watch;
    String command = context.getProperty("offhook.command");
    if (command != null && !command.isBlank()) {
      running = new Thread(() -> run(command), "command");
      running.setDaemon(true);
      running.start();
    }
  }

  private void run(String command) {
    int code = CommandFault.FAILED;
    // Not System.out: Gogo has put itself there, and would write to itself for ever.
    FileOutputStream console = new FileOutputStream(FileDescriptor.out);
    PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
    try (CommandLine line = new CommandLine(processor, out)) {
      if (command.startsWith("call ") && !watch.awaitLine(LINE, phone)) {
        out.println("no line is registered after " + LINE.toSeconds() + " s; see the log");
      } else {
        code = line.execute(command);
      }
    } catch (Exception e) {
      LOG.error("The command failed", e);
      out.println(e.getMessage());
    }
    System.setProperty("offhook.exit", String.valueOf(code));
    running = null;
    try {
      context.getBundle(0).stop();
    } catch (BundleException e) {
      LOG.error("The phone does not stop", e);
    }
  }

  @Deactivate
  void close() {
    Thread now = running;
    if (now != null) {
      now.interrupt();
    }
  }
}
