package org.offhook.firmware;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.firmware.SignedFeatures;
import org.offhook.slots.FirmwareHead;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code firmware}. */
@Component(
    service = FirmwareCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=firmware",
      "offhook.help=firmware [status | install FILE | remove FEATURE]",
      "offhook.help=Tells which image runs, takes one from a file on trial, or a feature.",
      "offhook.help=example: firmware install audiocodes-440hd-0.2.0.img"
    })
public final class FirmwareCommand {
  private static final String USAGE = "usage: firmware [status | install FILE | remove FEATURE]";
  private final Firmware firmware;
  private final SignedFeatures features;
  private final Path here;

  /** With what it shows. */
  @Activate
  public FirmwareCommand(
      @Reference Firmware firmware, @Reference SignedFeatures features, BundleContext context) {
    String directory = context.getProperty("offhook.cwd");
    this.firmware = firmware;
    this.features = features;
    this.here = Path.of(directory == null ? "" : directory);
  }

  /**
   * Runs the command.
   *
   * @throws IOException when the file is not taken, with the reason
   */
  public String firmware(String... words) throws IOException {
    if (words.length == 2 && words[0].equals("install")) {
      return install(here.resolve(words[1]));
    }
    if (words.length == 2 && words[0].equals("remove")) {
      features.remove(words[1]);
      return "feature " + words[1] + " is taken back";
    }
    if (words.length == 0 || words.length == 1 && words[0].equals("status")) {
      return (firmware.status() + "\n" + features.status()).strip();
    }
    throw new IllegalArgumentException(USAGE);
  }

  private String install(Path file) throws IOException {
    FirmwareHead head;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      head = FirmwareHead.read(in);
    }
    if (head.kind() == FirmwareHead.Kind.FEATURE) {
      features.install(file);
      return "feature " + head.image() + " " + head.version() + " is in force";
    }
    firmware.install(file);
    return "the phone starts with it, on trial, as soon as nobody talks";
  }
}
