package org.offhook.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.offhook.api.config.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code provision}. */
@Component(
    service = ProvisionCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=provision",
      "offhook.help=provision [status | now | renew | log | sources [PATH] | write DIR]",
      "offhook.help=Looks for new files at the server: now, or renew to take all of them again.",
      "offhook.help=status tells how it stands, log what was done, sources who gave which setting.",
      "offhook.help=write DIR [DIALECT] writes the files that make a fresh phone like this one.",
      "offhook.help=example: provision sources voip/line/0"
    })
public final class ProvisionCommand {
  private static final String USAGE =
      "usage: provision [status | now | renew | log | sources [PATH] | write DIR [DIALECT]]";
  private static final Duration MOST = Duration.ofSeconds(10);

  private final Provisioner provisioner;
  private final Settings settings;
  private final Path here;

  /** With what it shows. */
  @Activate
  public ProvisionCommand(
      @Reference Provisioner provisioner, @Reference Settings settings, BundleContext context) {
    String directory = context.getProperty("offhook.cwd");
    this.provisioner = provisioner;
    this.settings = settings;
    this.here = Path.of(directory == null ? "" : directory);
  }

  /**
   * Runs the command.
   *
   * @throws IOException when nothing was changed or written, with the reason
   */
  public String provision(String... words) throws IOException {
    String what = words.length == 0 ? "status" : words[0];
    if (what.equals("write") && (words.length == 2 || words.length == 3)) {
      String dialect = words.length == 3 ? words[2] : "";
      return joined(provisioner.write(here.resolve(words[1]), dialect), "nothing is set");
    }
    if (words.length > (what.equals("sources") ? 2 : 1)) {
      throw new IllegalArgumentException(USAGE);
    }
    return switch (what) {
      case "status" -> provisioner.status();
      case "now" -> taken(provisioner.now(false));
      case "renew" -> taken(provisioner.now(true));
      case "log" -> joined(provisioner.log(), "nothing was done yet");
      case "sources" ->
          joined(provisioner.origins(words.length == 2 ? words[1] : ""), "nothing is set");
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  /** The next command meets the phone as it is with what came from the server. */
  private String taken(String told) throws IOException {
    try {
      settings.awaitInForce(MOST);
      return told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String joined(List<String> lines, String none) {
    return lines.isEmpty() ? none : String.join("\n", lines);
  }
}
