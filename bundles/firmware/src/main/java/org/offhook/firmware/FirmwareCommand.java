package org.offhook.firmware;

import java.io.IOException;
import java.nio.file.Path;
import org.offhook.api.firmware.Firmware;
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
      "offhook.help=firmware [status | install FILE]",
      "offhook.help=Tells which image runs, or takes the one of a firmware file on trial.",
      "offhook.help=example: firmware install audiocodes-440hd-0.2.0.img"
    })
public final class FirmwareCommand {
  private static final String USAGE = "usage: firmware [status | install FILE]";
  private final Firmware firmware;
  private final Path here;

  /** With what it shows. */
  @Activate
  public FirmwareCommand(@Reference Firmware firmware, BundleContext context) {
    String directory = context.getProperty("offhook.cwd");
    this.firmware = firmware;
    this.here = Path.of(directory == null ? "" : directory);
  }

  /**
   * Runs the command.
   *
   * @throws IOException when the file is not taken, with the reason
   */
  public String firmware(String... words) throws IOException {
    if (words.length == 2 && words[0].equals("install")) {
      firmware.install(here.resolve(words[1]));
      return "the phone starts with it, on trial, as soon as nobody talks";
    }
    if (words.length == 0 || words.length == 1 && words[0].equals("status")) {
      return firmware.status();
    }
    throw new IllegalArgumentException(USAGE);
  }
}
