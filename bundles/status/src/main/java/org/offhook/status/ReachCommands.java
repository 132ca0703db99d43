package org.offhook.status;

import java.io.IOException;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The commands {@code ping} and {@code traceroute}. */
@Component(
    service = ReachCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=ping",
      "osgi.command.function=traceroute",
      "offhook.help=ping HOST [COUNT] | traceroute HOST",
      "offhook.help=Asks how far a host is, COUNT times (4, at most 60); or which way leads there.",
      "offhook.help=The programs are those of the phone's host.",
      "offhook.help=example: ping 192.0.2.1 3"
    })
public final class ReachCommands {
  private static final int MOST = 60;
  private static final Duration ROUTE = Duration.ofSeconds(60);

  private final HostProgram programs = new HostProgram();

  /** Nothing runs before it is asked for. */
  @Activate
  public ReachCommands() {}

  /**
   * Asks a host for answers, one each second.
   *
   * @throws IOException when the host of the phone cannot do that
   */
  public String ping(String... words) throws IOException {
    if (words.length < 1 || words.length > 2) {
      throw new IllegalArgumentException("usage: ping HOST [COUNT]");
    }
    int count = words.length == 1 ? 4 : count(words[1]);
    Duration longest = Duration.ofSeconds(count + 10L);
    String host = HostProgram.host(words[0]);
    return programs.run(longest, "ping", "-n", "-c", "" + count, "-W", "2", host);
  }

  private static int count(String text) {
    int count = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "\"%s\" is no count, expected 1 to %d".formatted(text, MOST));
    }
    return count;
  }

  /**
   * Shows the hosts on the way, each with its delays.
   *
   * @throws IOException when the host of the phone cannot do that
   */
  public String traceroute(String... words) throws IOException {
    if (words.length != 1) {
      throw new IllegalArgumentException("usage: traceroute HOST");
    }
    return programs.run(ROUTE, "traceroute", "-n", "-w", "2", HostProgram.host(words[0]));
  }

  @Deactivate
  void close() {
    programs.close();
  }
}
