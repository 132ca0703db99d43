package org.offhook.paging;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code page} and {@code paging}. */
@Component(
    service = PagingCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=page",
      "osgi.command.function=paging",
      "offhook.help=page GROUP | end | accept | reject",
      "offhook.help=Begins or ends an announcement to a group, by name or number;",
      "offhook.help=accepts or rejects one that is asked about.",
      "offhook.help=example: page 0",
      "offhook.help=paging",
      "offhook.help=Shows the groups, who speaks in them, and figures.",
      "offhook.help=example: paging"
    })
public final class PagingCommand {
  private final PhoneThread thread;
  private final Paging paging;

  /** With what it steers. */
  @Activate
  public PagingCommand(@Reference PhoneThread thread, @Reference Paging paging) {
    this.thread = thread;
    this.paging = paging;
  }

  /** Makes, ends, accepts or rejects an announcement. */
  public String page(String... words) throws InterruptedException {
    if (words.length == 0) {
      throw new IllegalArgumentException("usage: page GROUP | end | accept | reject");
    }
    String what = String.join(" ", words);
    return onPhone(
        () ->
            switch (what) {
              case "end" -> {
                if (!paging.announcements().end()) {
                  throw new PageRefused("nobody is paged");
                }
                yield "the page has ended";
              }
              case "accept" -> {
                paging.announcements().accept();
                yield "the page is heard";
              }
              case "reject" -> {
                paging.announcements().reject();
                yield "the page is not heard";
              }
              default -> paging.start(what).name() + " is paged";
            });
  }

  /** Shows how the groups stand. */
  public String paging(String... words) throws InterruptedException {
    if (words.length > 0) {
      throw new IllegalArgumentException("usage: paging");
    }
    return onPhone(this::overview);
  }

  private String overview() {
    StringBuilder text = new StringBuilder();
    if (!paging.terms().enabled()) {
      text.append("paging is not enabled\n");
    }
    text.append("pages made: ").append(paging.sent());
    paging
        .announcements()
        .sending()
        .ifPresent(
            group ->
                text.append("; now to ")
                    .append(group.name())
                    .append(", packets ")
                    .append(sentPackets()));
    paging.members().forEach(member -> text.append('\n').append(line(member)));
    return text.toString();
  }

  private long sentPackets() {
    return paging.announcements().voice().map(voice -> voice.report().packetsSent()).orElse(0L);
  }

  private static String line(Membership member) {
    PageGroup group = member.group;
    StringBuilder line = new StringBuilder();
    line.append(
        "%d  %s  %s port %d  %s  "
            .formatted(
                group.index(), group.name(), group.address(), group.port(), group.priority()));
    if (!group.activated()) {
      return line.append("not activated").toString();
    }
    if (member.reception == null) {
      return line.append("not joined: ").append(member.problem).toString();
    }
    line.append(member.standing.text);
    member.speaker.ifPresent(
        source -> line.append(" from ").append(source.getAddress().getHostAddress()));
    line.append(
        "; pages %d, packets %d, refused %d"
            .formatted(member.pages, member.reception.packets(), member.reception.refused()));
    if (member.standing == Membership.Standing.HEARD) {
      MediaReport report = member.reception.report();
      line.append(
          String.format(
              Locale.ROOT,
              "; %s, lost %d, jitter %.1f ms, heard after %.0f ms",
              report.codec(),
              report.packetsLost(),
              report.jitterMillis(),
              member.reception.delayMillis()));
    }
    return line.toString();
  }

  private <T> T onPhone(Callable<T> task) throws InterruptedException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }
}
