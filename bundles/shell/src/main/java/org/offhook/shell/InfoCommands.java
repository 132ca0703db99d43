package org.offhook.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code bundles} and {@code log}. */
@Component(
    service = InfoCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=bundles",
      "osgi.command.function=log"
    })
public final class InfoCommands {
  private static final int LINES = 20;
  private static final int MAX_LINES = 10_000;

  private final BundleContext context;

  /** With the framework it looks at. */
  @Activate
  public InfoCommands(BundleContext context) {
    this.context = context;
  }

  /** Lists the bundles. */
  public String bundles() {
    Columns columns = new Columns();
    for (Bundle bundle : context.getBundles()) {
      columns.row(
          bundle.getBundleId(), state(bundle), bundle.getSymbolicName(), bundle.getVersion());
    }
    return columns.toString();
  }

  private static String state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "active";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.INSTALLED -> "installed";
      default -> "uninstalled";
    };
  }

  /** Shows the last lines of the log. */
  public String log(String... words) throws CommandFault, IOException {
    if (words.length > 1 || words.length == 1 && !words[0].matches("[1-9]\\d{0,3}")) {
      throw CommandFault.usage("usage: log [LINES], for example: log 50");
    }
    int wanted = words.length == 0 ? LINES : Math.min(MAX_LINES, Integer.parseInt(words[0]));
    Path file = Path.of(context.getProperty("offhook.data"), "log", "phone.log");
    if (!Files.exists(file)) {
      return "nothing was logged yet";
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - wanted), lines.size()));
  }
}
