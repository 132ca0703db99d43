package org.offhook.dial.plan;

import java.util.concurrent.ExecutionException;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code digits}. */
@Component(
    service = DigitsCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=digits",
      "offhook.help=digits [DIGITS | erase | clear]",
      "offhook.help=Types digits one by one, as on the keypad; tells what was typed so far.",
      "offhook.help=example: digits 100#"
    })
public final class DigitsCommand {
  private static final String USAGE = "usage: digits [DIGITS | erase | clear]";
  private final PhoneThread thread;
  private final NumberEntry entry;

  /** With the number that is typed. */
  @Activate
  public DigitsCommand(@Reference PhoneThread thread, @Reference NumberEntry entry) {
    this.thread = thread;
    this.entry = entry;
  }

  /** Runs the command. */
  public String digits(String... words) throws InterruptedException {
    if (words.length > 1) {
      throw new IllegalArgumentException(USAGE);
    }
    try {
      return thread.call(() -> typed(words.length == 0 ? "" : words[0]));
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    }
  }

  private String typed(String word) {
    switch (word) {
      case "erase" -> entry.erase();
      case "clear" -> entry.clear();
      default -> {
        if (!word.matches("[0-9A-D*#+,]*")) {
          throw new IllegalArgumentException(USAGE);
        }
        word.chars().forEach(digit -> entry.digit((char) digit));
      }
    }
    return entry.typed().isEmpty() ? "nothing is typed" : entry.typed();
  }
}
