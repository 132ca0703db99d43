package org.offhook.dnd;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.DoNotDisturb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code dnd}. */
@Component(
    service = DndCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=dnd",
      "offhook.help=dnd [on | off [LINE]]",
      "offhook.help=Turns calls away, on the whole phone or on a line.",
      "offhook.help=example: dnd on 0"
    })
public final class DndCommand {
  private static final String USAGE = "usage: dnd [on | off [LINE]]";
  private final DoNotDisturb quiet;

  /** With what it switches. */
  @Activate
  public DndCommand(@Reference DoNotDisturb quiet) {
    this.quiet = quiet;
  }

  /** The command. */
  public String dnd(String... words) throws IOException {
    if (words.length > 2 || words.length > 0 && !List.of("on", "off").contains(words[0])) {
      throw new IllegalArgumentException(USAGE);
    }
    Optional<Integer> line = Optional.empty();
    if (words.length == 2) {
      if (!words[1].matches("\\d")) {
        throw new IllegalArgumentException(USAGE);
      }
      line = Optional.of(Integer.parseInt(words[1]));
    }
    if (words.length > 0) {
      quiet.set(line, words[0].equals("on"));
    }
    return "do not disturb is " + (quiet.isOn(line) ? "on" : "off");
  }
}
