package org.offhook.conference.server;

import java.util.List;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code roster}. */
@Component(
    service = RosterCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=roster",
      "offhook.help=roster",
      "offhook.help=Lists who takes part in the conference on the server.",
      "offhook.help=example: roster"
    })
public final class RosterCommand {
  private final PhoneThread thread;
  private final ConferenceServer server;

  /** With the conference it tells of. */
  @Activate
  public RosterCommand(@Reference PhoneThread thread, @Reference ConferenceServer server) {
    this.thread = thread;
    this.server = server;
  }

  /** Runs the command. */
  public String roster() throws InterruptedException {
    List<String> names = thread.ask(server::roster);
    return names.isEmpty() ? "nobody is known to take part" : String.join("\n", names);
  }
}
