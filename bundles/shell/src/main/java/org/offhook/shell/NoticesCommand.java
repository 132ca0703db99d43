package org.offhook.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code notices}: what the phone told the person at it. */
@Component(
    service = {NoticesCommand.class, PhoneListener.class},
    property = {"osgi.command.scope=offhook", "osgi.command.function=notices"})
public final class NoticesCommand implements PhoneListener {
  static final String USAGE =
      """
      usage: notices      what the phone told the person at it, the newest last
      example: notices""";

  private static final int MOST = 50;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Clock clock;
  private final Deque<String> notices = new ArrayDeque<>();

  /** With the clock that says when. */
  @Activate
  public NoticesCommand(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void onNotice(String text) {
    if (notices.size() == MOST) {
      notices.removeFirst();
    }
    notices.addLast(TIME.format(clock.now()) + " " + text);
  }

  /** Shows them. */
  public synchronized String notices(String... words) throws CommandFault {
    if (words.length > 0) {
      throw CommandFault.usage(USAGE);
    }
    return notices.isEmpty() ? "no notices" : String.join("\n", notices);
  }
}
