package org.offhook.slots;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Gets an image for a phone that has none to start: by DHCP options 66 and 67 it finds a TFTP
 * server, and puts what that has into a slot. Started by {@code offhook-boot}.
 */
public final class Recovery {
  private static final long LARGEST = 256L << 20;
  private static final int TFTP_PORT = 69;

  private Recovery() {}

  /**
   * Recovers once.
   *
   * @param arguments directory of the slots; directory of the image that the boot loader is in
   */
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]), Path.of(arguments[1]));
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

  private static void run(Path slots, Path own) throws IOException {
    Map<?, ?> model = model(own.resolve("features/models"));
    String name = (String) model.get("model");
    Optional<RecoveryOffer> offer = RecoveryOffer.ask(name);
    if (offer.isEmpty()) {
      throw new IOException("no DHCP server names a TFTP server (option 66)");
    }
    String file = offer.get().file().isEmpty() ? name + ".img" : offer.get().file();
    System.err.println("recovery: fetching " + file + " from " + offer.get().server());
    Files.createDirectories(slots);
    Path download = slots.resolve("recovery.img");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(download))) {
        InetAddress server = InetAddress.getByName(offer.get().server());
        Tftp.get(server, TFTP_PORT, file, LARGEST, out);
      }
      Slot slot = new Slots(slots).slot("a");
      FirmwareHead head =
          slot.fill(download, (String) model.get("vendor"), name, TrustedKeys.of(own));
      System.err.println("recovery: " + head.image() + " " + head.version() + " is in slot a");
    } finally {
      Files.deleteIfExists(download);
    }
  }
}
