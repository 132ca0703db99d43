package org.offhook.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleException;

/**
 * Runs the phone of an image until it is told to stop. Exit codes: 0 or what a command asked for
 * (system property {@code offhook.exit}); 64 bad usage; 69 the image lacks something; 73 the data
 * directory is in use or cannot be written; 70 the framework failed.
 */
public final class Main {
  private static final int USAGE = 64;
  private static final int UNRESOLVED = 69;
  private static final int FAILED = 70;
  private static final int NO_DATA = 73;

  private Main() {}

  /** Entry point; see {@link Options#USAGE}. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      return fail(USAGE, e.getMessage() + "\n" + Options.USAGE);
    }
    try (DataLock lock = DataLock.take(options.data())) {
      return run(options);
    } catch (IOException e) {
      return fail(NO_DATA, e.getMessage());
    }
  }

  private static int run(Options options) throws InterruptedException {
    try {
      Image image = Image.read(options.image());
      Files.createDirectories(options.data().resolve("log"));
      AtomicReference<Running> phone = new AtomicReference<>();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(phone.get()), "shutdown"));
      Options now = options;
      do {
        Defaults.restoreIfWanted(options.data());
        phone.set(Running.start(image, now));
        // What it was first started with has been taken over; what changed since then counts.
        now = options.withoutConfig();
        if (options.command().isEmpty() && !options.interactive()) {
          System.out.println(
              "offhook: "
                  + image.name()
                  + " "
                  + image.version()
                  + " runs; data in "
                  + options.data());
        }
        phone.get().await();
      } while (startsAnew());
      return Integer.getInteger("offhook.exit", 0);
    } catch (Running.Unresolved e) {
      return fail(UNRESOLVED, "the image does not resolve\n" + e.getMessage());
    } catch (IOException | BundleException e) {
      return fail(FAILED, e.toString());
    }
  }

  /**
   * Told to end while it still starts, it just ends: data directories take a cut at any instant.
   */
  private static void stop(Running phone) {
    if (phone != null) {
      phone.stop();
    }
  }

  /** True when the phone ended only to start anew: {@code offhook.restart} says why. */
  private static boolean startsAnew() {
    return System.clearProperty("offhook.restart") != null;
  }

  private static int fail(int code, String message) {
    System.err.println("offhook: " + message);
    return code;
  }
}
