package org.offhook.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandProcessor;
import org.offhook.api.phone.Phone;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one command a phone was started for: the framework property {@code offhook.command} holds it
 * as a line of the shell. It is run once, its exit code left in the system property {@code
 * offhook.exit}, and the phone stopped. A call waits for a line that can place it; {@code lines}
 * and {@code health} wait until the lines know how they stand.
 */
@Component(
    service = {},
    immediate = true)
public final class OneShot {
  private static final Logger LOG = LoggerFactory.getLogger(OneShot.class);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration LINE = Duration.ofSeconds(15);
  private static final Duration SETTLED = Duration.ofSeconds(3);

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
      running = new Thread(() -> run(command.strip()), "command");
      running.setDaemon(true);
      running.start();
    }
  }

  private void run(String command) {
    // Not System.out: Gogo has put itself there, and would write to itself for ever.
    FileOutputStream console = new FileOutputStream(FileDescriptor.out);
    PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
    int code;
    try {
      awaitAllStarted();
      code = execute(command, out);
    } catch (InterruptedException e) {
      code = CommandFault.FAILED; // the phone stops
    }
    System.setProperty("offhook.exit", String.valueOf(code));
    Thread own = running;
    running = null;
    if (own == null) {
      return;
    }
    try {
      context.getBundle(0).stop();
    } catch (BundleException | IllegalStateException e) {
      LOG.error("The phone does not stop", e);
    }
  }

  /** Codecs, sound and commands of other bundles may start after the shell. */
  private void awaitAllStarted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.STARTED) {
            started.countDown();
          }
        };
    context.addFrameworkListener(listener);
    try {
      boolean all =
          context.getBundle(0).getState() == Bundle.ACTIVE
              || started.await(START.toSeconds(), TimeUnit.SECONDS);
      if (!all) {
        LOG.warn("The phone has not started whole after {} s", START.toSeconds());
      }
    } finally {
      context.removeFrameworkListener(listener);
    }
  }

  /** Waits for what the command needs, and runs it. */
  int execute(String command, PrintStream out) {
    try (CommandLine line = new CommandLine(processor, out)) {
      // The phone ends with the command, and a call with the phone: it is seen through here.
      line.put(CallCommand.STAY, true);
      String first = command.split("\\s", 2)[0];
      if (first.equals("call") && !command.equals("call") && !watch.awaitLine(LINE, phone)) {
        out.println("no line is registered after " + LINE.toSeconds() + " s");
        line.execute("lines");
        return CommandFault.FAILED;
      }
      if (first.equals("lines") || first.equals("health")) {
        watch.awaitSettled(SETTLED, phone);
      }
      return line.execute(command);
    } catch (InterruptedException e) {
      return CommandFault.FAILED; // the phone stops
    } catch (Exception e) {
      LOG.error("The command failed", e);
      out.println(e.getMessage());
      return CommandFault.FAILED;
    }
  }

  @Deactivate
  void close() {
    Thread now = running;
    running = null; // it must not stop the phone any more
    if (now != null) {
      now.interrupt();
    }
  }
}
