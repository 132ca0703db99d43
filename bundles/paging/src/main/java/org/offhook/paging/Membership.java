package org.offhook.paging;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;
import org.offhook.api.media.GroupReception;

/** One group as it stands. Phone thread. */
final class Membership {
  /** The highest first; of equals, who spoke first. */
  static final Comparator<Membership> BY_RANK =
      Comparator.comparing((Membership one) -> one.group.priority())
          .reversed()
          .thenComparing(one -> one.turn);

  final PageGroup group;
  GroupReception reception;
  String problem = "";
  Standing standing = Standing.QUIET;
  Optional<InetSocketAddress> speaker = Optional.empty();
  private boolean retries;
  long turn;
  long pages;

  /** What becomes of who speaks in it. */
  enum Standing {
    /** Nobody speaks. */
    QUIET("quiet"),
    /** It is played. */
    HEARD("heard"),
    /** The person is asked. */
    ASKED("asked about"),
    /** Something else is heard first. */
    WAITING("waits"),
    /** The person did not want it. */
    REFUSED("refused"),
    /** Do not disturb. */
    SILENCED("silenced");

    final String text;

    Standing(String text) {
      this.text = text;
    }
  }

  Membership(PageGroup group) {
    this.group = group;
  }

  /**
   * Says why it cannot be listened to.
   *
   * @param what the reason; empty when it can
   * @param retries whether that may change by itself
   */
  void problem(String what, boolean retries) {
    this.problem = what;
    this.retries = retries;
  }

  /** Whether it is to be joined later. */
  boolean retries() {
    return retries;
  }

  /** True when it may interrupt the other one. */
  boolean above(PageGroup other) {
    return group.priority().compareTo(other.priority()) > 0;
  }

  void heard(boolean heard) {
    if (reception != null) {
      reception.heard(heard);
    }
  }

  void close() {
    if (reception != null) {
      reception.close();
      reception = null;
    }
  }
}
