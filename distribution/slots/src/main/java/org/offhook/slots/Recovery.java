package org.offhook.slots;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/**
 * Gets an image for a phone that has none to start: by DHCP options 66 and 67 it finds a TFTP
 * server, and puts what that has into a slot. As long as it gets none, it asks again. Started by
 * {@code offhook-boot}.
 */
public final class Recovery {
  private static final long LARGEST = 256L << 20;
  private static final int TFTP_PORT = 69;

  private Recovery() {}

  /**
   * Recovers; ends when a slot has an image, or by a signal.
   *
   * @param arguments directory of the slots; directory of the image that the boot loader is in
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path slots = Path.of(arguments[0]);
    Path own = Path.of(arguments[1]);
    try {
      Map<?, ?> model = model(own.resolve("features/models"));
      new Asking(
              new SecureRandom(),
              wait -> Thread.sleep(wait.toMillis()),
              line -> System.err.println("recovery: " + line))
          .until(() -> recover(slots, own, model));
    } catch (IOException e) {
      System.err.println("recovery: " + e.getMessage());
      System.exit(1);
    }
  }

  /** Whose phone this is: the feature file of the model says it, when nothing else is left. */
  private static Map<?, ?> model(Path models) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(models, "*.json")) {
      for (Path file : files) {
        Map<?, ?> feature = (Map<?, ?>) Json.read(Files.readString(file));
        return (Map<?, ?>) ((Map<?, ?>) feature.get("configurations")).get("org.offhook.model");
      }
    } catch (RuntimeException e) {
      throw new IOException(models + " holds no model that can be read: " + e.getMessage(), e);
    }
    throw new IOException(models + " holds no model");
  }

  private static String recover(Path slots, Path own, Map<?, ?> model) throws IOException {
    String name = (String) model.get("model");
    RecoveryOffer offer = RecoveryOffer.ask(name);
    String file = offer.file().isEmpty() ? name + ".img" : offer.file();
    Files.createDirectories(slots);
    Path download = slots.resolve("recovery.img");
    try {
      fetch(offer.server(), file, download);
      Slot slot = new Slots(slots).slot("a");
      FirmwareHead head =
          slot.fill(download, (String) model.get("vendor"), name, TrustedKeys.of(own));
      return "%s %s, %s of %s, is in slot a"
          .formatted(head.image(), head.version(), file, offer.server());
    } finally {
      Files.deleteIfExists(download);
    }
  }

  private static void fetch(String from, String file, Path to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      Tftp.get(InetAddress.getByName(from), TFTP_PORT, file, LARGEST, out);
    } catch (UnknownHostException e) {
      throw new IOException("the address of the TFTP server " + from + " is not known", e);
    } catch (IOException e) {
      throw new IOException(file + " from " + from + ": " + e.getMessage(), e);
    }
  }
}
