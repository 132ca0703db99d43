package org.offhook.keys;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code keys} and {@code press}. */
@Component(
    service = KeysCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=keys",
      "osgi.command.function=press",
      "offhook.help=keys",
      "offhook.help=Lists the keys, what each is for, and its lamp; press N presses one.",
      "offhook.help=example: press 12"
    })
public final class KeysCommand {
  private final PhoneThread thread;
  private final Keys keys;

  /** With the keys. */
  @Activate
  public KeysCommand(@Reference PhoneThread thread, @Reference Keys keys) {
    this.thread = thread;
    this.keys = keys;
  }

  /** Lists them. */
  public String keys() throws InterruptedException {
    List<String> rows = on(() -> keys.keys().stream().map(KeysCommand::row).toList());
    return rows.isEmpty() ? "no key is configured" : String.join("\n", rows);
  }

  private static String row(Keys.View view) {
    String lamp = view.lamp().equals(Lamp.OFF) ? "off" : lamp(view.lamp());
    return "%-4d %-17s %-20s %s%s"
        .formatted(
            view.key().id().index(),
            view.key().type(),
            view.label(),
            lamp,
            view.offered() || view.key().type().equals("EMPTY") ? "" : "  (nobody offers it)");
  }

  private static String lamp(Lamp lamp) {
    String cadence =
        switch (lamp.cadence()) {
          case STEADY -> "";
          case SLOW -> ", slow";
          case FAST -> ", fast";
        };
    return lamp.colour().name().toLowerCase(java.util.Locale.ROOT) + cadence;
  }

  /** Presses one. */
  public String press(int index) throws InterruptedException {
    return on(
        () -> {
          keys.press(new KeyId(KeyId.Kind.FUNCTION, index));
          return "key " + index + " is pressed";
        });
  }

  private <T> T on(Callable<T> task) throws InterruptedException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    }
  }
}
