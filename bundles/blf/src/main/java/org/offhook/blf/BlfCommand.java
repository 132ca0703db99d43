package org.offhook.blf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code blf}. */
@Component(
    service = BlfCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=blf",
      "offhook.help=blf [NUMBER]",
      "offhook.help=Tells how those who are watched are, or one of them.",
      "offhook.help=example: blf 201"
    })
public final class BlfCommand {
  private final PhoneThread thread;
  private final BusyLamps lamps;

  /** With those who are watched. */
  @Activate
  public BlfCommand(@Reference PhoneThread thread, @Reference BusyLamps lamps) {
    this.thread = thread;
    this.lamps = lamps;
  }

  /** Lists them. */
  public String blf() throws InterruptedException {
    List<String> rows =
        states().entrySet().stream()
            .map(each -> each.getKey() + "  " + name(each.getValue()))
            .toList();
    return rows.isEmpty() ? "nobody is watched" : String.join("\n", rows);
  }

  /**
   * How one of them is.
   *
   * @throws IllegalArgumentException when nobody watches the number
   */
  public String blf(String number) throws InterruptedException {
    Monitored.State state = states().get(number);
    if (state == null) {
      throw new IllegalArgumentException("\"" + number + "\" is not watched");
    }
    return name(state);
  }

  private Map<String, Monitored.State> states() throws InterruptedException {
    return thread.ask(lamps::states);
  }

  private static String name(Monitored.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
