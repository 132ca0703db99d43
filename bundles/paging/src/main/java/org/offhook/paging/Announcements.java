package org.offhook.paging;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.paging.Membership.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is heard: at most one group at a time, with the calls that are up put on hold for as long.
 * Phone thread.
 */
final class Announcements {
  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

  private final Surroundings surroundings;
  private final Interrupted interrupted = new Interrupted();
  private final List<Membership> speaking = new ArrayList<>();
  private Optional<Phone.Engagement> engagement = Optional.empty();
  private Membership heard;
  // Being set up when an emergency broke in: it goes on, and both are heard.
  private Call dialled;
  private PageGroup sending;
  private GroupVoice voice;
  private long turns;
  private boolean deciding;

  Announcements(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Somebody speaks in a group. */
  void voice(Membership member, InetSocketAddress source) {
    member.speaker = Optional.of(source);
    if (member.standing != Standing.QUIET) {
      return; // Somebody else took over: what was decided holds for that one, too.
    }
    member.pages++;
    member.turn = ++turns;
    speaking.add(member);
    decide(() -> settle(member));
    LOG.info(
        "{} is paged by {}: {}",
        member.group.name(),
        source.getAddress().getHostAddress(),
        member.standing.text);
  }

  /** Nobody speaks there any more. */
  void silence(Membership member) {
    Standing before = member.standing;
    forget(member);
    if (!speaking.remove(member)) {
      return;
    }
    decide(
        () -> {
          if (before == Standing.HEARD) {
            notice("page " + member.group.name() + " has ended");
            mute();
            next();
          } else if (before == Standing.ASKED) {
            notice("page " + member.group.name() + " has ended unheard");
            next();
          }
        });
  }

  /** Does something that changes calls; what they tell meanwhile is not news. */
  private void decide(Runnable decision) {
    boolean outer = deciding;
    deciding = true;
    try {
      decision.run();
    } finally {
      deciding = outer;
    }
    surroundings.changed();
  }

  private void settle(Membership member) {
    Standing standing = judge(member);
    boolean asksAnew = standing == Standing.ASKED && member.standing != Standing.ASKED;
    if (standing == Standing.HEARD) {
      play(member);
      return;
    }
    member.standing = standing;
    if (asksAnew) {
      speaking.stream()
          .filter(other -> other != member && other.standing == Standing.ASKED)
          .forEach(other -> other.standing = Standing.WAITING);
      notice("page " + member.group.name() + ": accept or reject?");
    }
  }

  private Standing judge(Membership member) {
    if (member.group.priority() == Priority.NORMAL && surroundings.quiet()) {
      return Standing.SILENCED;
    }
    if (sending != null || heard != null && heard != member) {
      PageGroup now = sending != null ? sending : heard.group;
      return member.above(now) ? Standing.HEARD : Standing.WAITING;
    }
    if (member.group.priority() == Priority.EMERGENCY || !busy() || bargesIn()) {
      return Standing.HEARD;
    }
    boolean first =
        speaking.stream()
            .filter(other -> other != member && other.standing == Standing.ASKED)
            .allMatch(other -> member.above(other.group));
    return first ? Standing.ASKED : Standing.WAITING;
  }

  /** A call that is only being set up is not broken into. */
  private boolean bargesIn() {
    return surroundings.bargeIn()
        && active().map(call -> call.state() == CallState.CONNECTED).orElse(true);
  }

  private Optional<Call> active() {
    return surroundings.phone().flatMap(Phone::active);
  }

  private boolean busy() {
    boolean rings =
        surroundings
            .phone()
            .map(phone -> phone.calls().stream())
            .map(calls -> calls.anyMatch(call -> call.state() == CallState.RINGING_IN))
            .orElse(false);
    return active().isPresent() || rings || interrupted.any();
  }

  private void play(Membership member) {
    if (heard != null) {
      heard.standing = Standing.WAITING;
      mute();
    }
    if (sending != null) {
      notice("your page to " + sending.name() + " was interrupted");
      endVoice();
    }
    // First of all: what is heard must not wait for what calls have to be told.
    member.heard(true);
    heard = member;
    member.standing = Standing.HEARD;
    takeFloor();
    notice("page: " + member.group.name());
  }

  private void mute() {
    heard.heard(false);
    heard = null;
  }

  private void takeFloor() {
    surroundings.phone().ifPresent(interrupted::hold);
    dialled = active().orElse(null);
    if (engagement.isEmpty()) {
      engagement = surroundings.phone().map(Phone::engage);
    }
  }

  private void leaveFloor() {
    dialled = null;
    engagement.ifPresent(Phone.Engagement::close);
    engagement = Optional.empty();
  }

  /** What waits is heard or asked about; when nothing is, calls go on. */
  private void next() {
    for (Membership member : speaking.stream().sorted(Membership.BY_RANK).toList()) {
      if (member.standing == Standing.WAITING || member.standing == Standing.ASKED) {
        settle(member);
      }
    }
    if (heard == null && sending == null) {
      leaveFloor();
      surroundings.phone().ifPresent(interrupted::resume);
    }
  }

  /** The person wants to hear what was asked about. */
  void accept() throws PageRefused {
    Membership asked = asked();
    decide(() -> play(asked));
  }

  /** The person does not want to hear what is asked about, or what is heard. */
  void reject() throws PageRefused {
    Membership unwanted = heard != null ? heard : asked();
    decide(
        () -> {
          unwanted.standing = Standing.REFUSED;
          if (heard != null) {
            mute();
          }
          next();
        });
  }

  private Membership asked() throws PageRefused {
    return speaking.stream()
        .filter(member -> member.standing == Standing.ASKED)
        .findFirst()
        .orElseThrow(() -> new PageRefused("no page waits for an answer"));
  }

  /** Opens what is sent. */
  interface Opening {
    GroupVoice open() throws PageRefused;
  }

  /** Begins an announcement of our own; what is heard meanwhile waits, unless it is above it. */
  void start(PageGroup group, Opening opening) throws PageRefused {
    if (sending != null) {
      throw new PageRefused(sending.name() + " is being paged");
    }
    for (Membership member : speaking) {
      if (member.group.index() == group.index()) {
        throw new PageRefused("somebody else is paging " + group.name());
      }
    }
    if (heard != null && heard.above(group)) {
      throw new PageRefused("page " + heard.group.name() + " comes first");
    }
    GroupVoice opened = opening.open();
    decide(
        () -> {
          if (heard != null) {
            heard.standing = Standing.WAITING;
            mute();
          }
          takeFloor();
          sending = group;
          voice = opened;
        });
  }

  /** Ends our own; false when there was none. */
  boolean end() {
    if (sending == null) {
      return false;
    }
    decide(
        () -> {
          endVoice();
          next();
        });
    return true;
  }

  private void endVoice() {
    voice.close();
    voice = null;
    sending = null;
  }

  /** A call changed: whoever takes up a call has heard and said enough. */
  void callChanged(Call call) {
    if (deciding) {
      return;
    }
    if (heard == null && sending == null) {
      decide(this::next);
    } else if (call != dialled && active().filter(up -> up == call).isPresent()) {
      decide(this::giveWay);
    }
  }

  private void giveWay() {
    interrupted.forget();
    if (heard != null) {
      heard.standing = Standing.REFUSED;
      mute();
    }
    if (sending != null) {
      notice("your page to " + sending.name() + " has ended: a call was taken up");
      endVoice();
    }
    next();
  }

  /** Groups came or went. */
  void changed() {
    surroundings.changed();
  }

  /** The group that is sent to now. */
  Optional<PageGroup> sending() {
    return Optional.ofNullable(sending);
  }

  /** What is sent now. */
  Optional<GroupVoice> voice() {
    return Optional.ofNullable(voice);
  }

  /** Ends everything; calls go on. */
  void close() {
    decide(
        () -> {
          if (heard != null) {
            mute();
          }
          if (sending != null) {
            endVoice();
          }
          speaking.forEach(Announcements::forget);
          speaking.clear();
          next();
        });
  }

  private static void forget(Membership member) {
    member.standing = Standing.QUIET;
    member.speaker = Optional.empty();
  }

  private void notice(String text) {
    surroundings.phone().ifPresent(phone -> phone.notice(text));
  }
}
