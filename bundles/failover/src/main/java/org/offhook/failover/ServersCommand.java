package org.offhook.failover;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.ServerStanding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code servers}. */
@Component(
    service = ServersCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=servers",
      "offhook.help=servers",
      "offhook.help=Lists the servers of each line, best first, and where the line is.",
      "offhook.help=example: servers"
    })
public final class ServersCommand {
  private static final String FORMAT = "%-4s  %-4s  %-12s  %-6s  %s";

  private final PhoneThread thread;
  private final Phone phone;

  /** With the phone whose lines it lists. */
  @Activate
  public ServersCommand(@Reference PhoneThread thread, @Reference Phone phone) {
    this.thread = thread;
    this.phone = phone;
  }

  /** Lists them. */
  public String servers() throws InterruptedException {
    try {
      return thread.call(this::list);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private String list() {
    StringJoiner text = new StringJoiner("\n");
    text.add(row("LINE", "RANK", "REGISTERED", "STATE", "SERVER"));
    for (Line line : phone.lines()) {
      List<Integer> ranks =
          line.servers().stream().map(ServerStanding::rank).distinct().sorted().toList();
      for (ServerStanding one : line.servers()) {
        text.add(
            row(
                String.valueOf(line.index()),
                String.valueOf(ranks.indexOf(one.rank()) + 1),
                one.registered() ? "registered" : "-",
                one.silent() ? "silent" : one.used() ? "used" : "-",
                one.server()));
      }
    }
    return text.length() == 0 ? "no lines" : text.toString();
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, FORMAT, (Object[]) cells);
  }
}
