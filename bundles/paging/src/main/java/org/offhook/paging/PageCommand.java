package org.offhook.paging;

import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code page}. */
@Component(
    service = PageCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=page",
      "offhook.help=page GROUP | end | accept | reject",
      "offhook.help=Begins or ends an announcement; takes or refuses one that is asked about.",
      "offhook.help=example: page 0"
    })
public final class PageCommand {
  private static final String USAGE = "usage: page GROUP | end | accept | reject";
  private final PhoneThread thread;
  private final Paging paging;

  /** With what it steers. */
  @Activate
  public PageCommand(@Reference PhoneThread thread, @Reference Paging paging) {
    this.thread = thread;
    this.paging = paging;
  }

  /** Makes, ends, accepts or rejects an announcement. */
  public String page(String... words) throws InterruptedException {
    if (words.length == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    return thread.ask(() -> run(String.join(" ", words)));
  }

  private String run(String what) throws PageRefused {
    Announcements announcements = paging.announcements();
    switch (what) {
      case "end" -> {
        if (!announcements.end()) {
          throw new PageRefused("nobody is paged");
        }
        return "the page has ended";
      }
      case "accept" -> {
        announcements.accept();
        return "the page is heard";
      }
      case "reject" -> {
        announcements.reject();
        return "the page is not heard";
      }
      default -> {
        return paging.start(what).name() + " is paged";
      }
    }
  }
}
