package org.offhook.paging;

import java.util.Locale;
import org.offhook.api.media.MediaReport;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code paging}. */
@Component(
    service = PagingCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=paging",
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

  /** Shows how the groups stand. */
  public String paging(String... words) throws InterruptedException {
    if (words.length > 0) {
      throw new IllegalArgumentException("usage: paging");
    }
    return thread.ask(this::overview);
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
}
