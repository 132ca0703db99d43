package org.offhook.keys;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.offhook.api.keys.Lamps;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code lamps}. */
@Component(
    service = LampsCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=lamps",
      "offhook.help=lamps",
      "offhook.help=Shows the lamps of the phone that belong to no key; those of keys: keys.",
      "offhook.help=example: lamps"
    })
public final class LampsCommand {
  private final PhoneThread thread;
  private final Lamps lamps;

  /** With the lamps. */
  @Activate
  public LampsCommand(@Reference PhoneThread thread, @Reference Lamps lamps) {
    this.thread = thread;
    this.lamps = lamps;
  }

  /** Shows them. */
  public String lamps() throws InterruptedException {
    try {
      List<String> rows = thread.call(() -> lamps.lamps().stream().map(LampsCommand::row).toList());
      return rows.isEmpty() ? "this model has none" : String.join("\n", rows);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static String row(Lamps.Light light) {
    return "%-8s %s"
        .formatted(light.name().toLowerCase(Locale.ROOT), KeysCommand.text(light.lamp()));
  }
}
