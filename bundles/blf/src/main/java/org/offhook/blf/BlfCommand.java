package org.offhook.blf;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
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
      "offhook.help=blf",
      "offhook.help=Lists those who are watched, and how each of them is.",
      "offhook.help=example: blf"
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
    try {
      List<String> rows =
          thread.call(
              () ->
                  lamps.states().entrySet().stream()
                      .map(
                          each ->
                              each.getKey()
                                  + "  "
                                  + each.getValue().name().toLowerCase(Locale.ROOT))
                      .toList());
      return rows.isEmpty() ? "nobody is watched" : String.join("\n", rows);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }
}
