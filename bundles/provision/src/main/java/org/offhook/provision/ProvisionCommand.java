package org.offhook.provision;

import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code provision}. */
@Component(
    service = ProvisionCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=provision",
      "offhook.help=provision [status | now | renew | log | sources [PATH]]",
      "offhook.help=Looks for new files at the server: now, or renew to take all of them again.",
      "offhook.help=status tells how it stands, log what was done, sources who gave which setting.",
      "offhook.help=example: provision sources voip/line/0"
    })
public final class ProvisionCommand {
  private static final String USAGE =
      "usage: provision [status | now | renew | log | sources [PATH]]";
  private final Provisioner provisioner;

  /** With what it shows. */
  @Activate
  public ProvisionCommand(@Reference Provisioner provisioner) {
    this.provisioner = provisioner;
  }

  /**
   * Runs the command.
   *
   * @throws IOException when a check changed nothing, with the reason
   */
  public String provision(String... words) throws IOException {
    String what = words.length == 0 ? "status" : words[0];
    if (words.length > (what.equals("sources") ? 2 : 1)) {
      throw new IllegalArgumentException(USAGE);
    }
    return switch (what) {
      case "status" -> provisioner.status();
      case "now" -> provisioner.now(false);
      case "renew" -> provisioner.now(true);
      case "log" -> joined(provisioner.log(), "nothing was done yet");
      case "sources" ->
          joined(provisioner.origins(words.length == 2 ? words[1] : ""), "nothing is set");
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private static String joined(List<String> lines, String none) {
    return lines.isEmpty() ? none : String.join("\n", lines);
  }
}
