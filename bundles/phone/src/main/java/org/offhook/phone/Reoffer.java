package org.offhook.phone;

import org.offhook.api.media.MediaException;

/**
 * Changes of an agreed session by offers of our own: hold, resume, and new audio after the media
 * engine was replaced. One offer is under way at a time; what is wanted meanwhile follows it.
 */
final class Reoffer {
  /** How an exchange that we began came out. */
  enum Outcome {
    /** Agreed as wanted, or nothing was under way. */
    KEPT,
    /** The peer would not have it; what was agreed before stays. */
    REVERTED,
    /** The peer would not have it, and there is nothing to go back to. */
    LOST
  }

  private final Conversation audio;
  private boolean wanted;
  private boolean offered;
  private boolean agreed;
  private boolean confirmed;
  private boolean underWay;
  private boolean renewed;

  /** The offer under way was made by audio that is no more. */
  private boolean outdated;

  Reoffer(Conversation audio) {
    this.audio = audio;
  }

  /** Whether we want to hold. */
  boolean held() {
    return wanted;
  }

  void want(boolean held) {
    wanted = held;
  }

  /** The dialog is confirmed: offers may go out. */
  void confirm() {
    confirmed = true;
  }

  /** The audio is new, and the peer must be told where it is, once it owes us no answer. */
  void renew() {
    renewed = true;
    outdated = underWay;
  }

  /** True when what came is about an offer of audio that is no more: it is over with that. */
  boolean settlesOutdated() {
    if (!outdated) {
      return false;
    }
    outdated = false;
    underWay = false;
    return true;
  }

  /** True when an offer should go out now. */
  boolean due() {
    return confirmed && !underWay && audio.isOpen() && (renewed || wanted != agreed);
  }

  /** Our answer to a call carries the first offer; the answer comes with the ACK. */
  String first() throws MediaException {
    String offer = audio.offer(false);
    underWay = true;
    return offer;
  }

  /** The offer to send. */
  String next() throws MediaException {
    String offer = audio.offer(wanted);
    offered = wanted;
    underWay = true;
    return offer;
  }

  /** True while the peer owes us an answer. */
  boolean underWay() {
    return underWay;
  }

  /** The peer offered, and was answered with what we want; so an offer of ours is not needed. */
  void answeredPeer() {
    agreed = wanted;
    renewed = false;
    underWay = false;
    outdated = false;
  }

  Outcome answered() {
    if (underWay) {
      underWay = false;
      renewed = false;
      agreed = offered;
    }
    return Outcome.KEPT;
  }

  Outcome refused() {
    if (!underWay) {
      return Outcome.KEPT;
    }
    underWay = false;
    wanted = agreed;
    return renewed ? Outcome.LOST : Outcome.REVERTED;
  }
}
