package org.offhook.paging;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of this phone, each joined as soon as it can be. Phone thread. */
final class Memberships {
  private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);

  /** An interface or a codec may come later than this bundle. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final PhoneThread thread;
  private final Media media;
  private final Announcements announcements;
  private final Map<Integer, Membership> members = new TreeMap<>();
  private Terms terms;
  private Timer retry = () -> {};
  private boolean closed;

  Memberships(PhoneThread thread, Media media, Announcements announcements, Terms terms) {
    this.thread = thread;
    this.media = media;
    this.announcements = announcements;
    this.terms = terms;
  }

  Collection<Membership> all() {
    return members.values();
  }

  Terms terms() {
    return terms;
  }

  /** What counts from now on; groups are joined anew where they must be. */
  void terms(Terms next) {
    Terms before = terms;
    terms = next;
    if (!next.joinsLike(before)) {
      announcements.close();
      members.values().forEach(Membership::close);
      join();
    }
  }

  void added(PageGroup group) {
    if (closed) {
      return;
    }
    Membership former = members.put(group.index(), new Membership(group));
    if (former != null) {
      drop(former);
    }
    join();
  }

  void removed(PageGroup group) {
    Membership member = members.get(group.index());
    if (member != null && member.group.equals(group)) {
      members.remove(group.index());
      drop(member);
      join();
    }
  }

  private void drop(Membership member) {
    if (announcements.sending().filter(member.group::equals).isPresent()) {
      announcements.end();
    }
    announcements.silence(member);
    member.close();
  }

  /** Leaves all groups for good. */
  void close() {
    closed = true;
    retry.cancel();
    announcements.close();
    members.values().forEach(Membership::close);
    members.clear();
  }

  /** Joins what is to be joined and is not yet. */
  private void join() {
    retry.cancel();
    if (terms.enabled() && !closed) {
      members.values().stream()
          .filter(member -> member.group.activated() && member.reception == null)
          .forEach(this::join);
      if (members.values().stream().anyMatch(Membership::retries)) {
        retry = thread.after(RETRY, this::join);
      }
    }
    announcements.changed();
  }

  private void join(Membership member) {
    try {
      refuseTwin(member.group);
      member.reception =
          media.listen(member.group.voice(terms), terms.endsAfter(), new Ear(member));
      member.problem("", false);
    } catch (MediaException e) {
      failed(member, e.getMessage(), true);
    } catch (IllegalArgumentException e) {
      failed(member, e.getMessage(), false);
    }
  }

  private void refuseTwin(PageGroup group) {
    Optional<PageGroup> twin =
        members.values().stream()
            .map(other -> other.group)
            .filter(other -> other.activated() && other.index() < group.index())
            .filter(other -> other.address().equals(group.address()))
            .filter(other -> other.port() == group.port())
            .findFirst();
    if (twin.isPresent()) {
      throw new IllegalArgumentException(
          "voip/services/group_paging/group/%d/multicast_addr: %s port %d is that of group %d"
              .formatted(group.index(), group.address(), group.port(), twin.get().index()));
    }
  }

  private static void failed(Membership member, String why, boolean retries) {
    if (!why.equals(member.problem)) {
      LOG.warn("Group {} is not listened to: {}", member.group.name(), why);
    }
    member.problem(why, retries);
  }

  /** Hears of one group. */
  private final class Ear implements GroupListener {
    private final Membership member;

    Ear(Membership member) {
      this.member = member;
    }

    @Override
    public void onVoice(InetSocketAddress source, int ssrc) {
      announcements.voice(member, source);
    }

    @Override
    public void onSilence() {
      announcements.silence(member);
    }
  }

  /** How they are, for people. */
  Health health() {
    if (!terms.enabled()) {
      return Health.ok("off");
    }
    List<String> problems = new ArrayList<>();
    long joined = 0;
    for (Membership member : members.values()) {
      joined += member.reception == null ? 0 : 1;
      if (!member.problem.isEmpty()) {
        problems.add(member.problem);
      }
    }
    String detail = joined + (joined == 1 ? " group" : " groups");
    return problems.isEmpty()
        ? Health.ok(detail)
        : Health.warn(detail + "; " + String.join("; ", problems));
  }
}
