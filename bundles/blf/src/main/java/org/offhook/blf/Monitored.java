package org.offhook.blf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.blf.DialogInfo.Dialog;

/** What is known of one of those who are monitored. */
final class Monitored {
  private final Map<String, Dialog> dialogs = new LinkedHashMap<>();
  private long version = -1;
  private boolean known;

  /** How somebody is. */
  enum State {
    /** Nobody says. */
    UNKNOWN,
    /** Free. */
    IDLE,
    /** Somebody calls there. */
    RINGING,
    /** Talks, or calls somebody. */
    BUSY,
    /** Holds somebody. */
    HELD
  }

  /** What became of a document. */
  enum Verdict {
    /** It counts. */
    TAKEN,
    /** It is an old one. */
    STALE,
    /** One before it is missing: everything is to be asked for anew (RFC 4235 section 4.3). */
    GAP
  }

  Verdict take(DialogInfo info) {
    if (info.version() <= version && version >= 0) {
      return Verdict.STALE;
    }
    if (!info.full() && (!known || info.version() != version + 1)) {
      return Verdict.GAP;
    }
    if (info.full()) {
      dialogs.clear();
    }
    version = info.version();
    known = true;
    for (Dialog dialog : info.dialogs()) {
      if (dialog.state().equals("terminated")) {
        dialogs.remove(dialog.id());
      } else {
        dialogs.put(dialog.id(), dialog);
      }
    }
    return Verdict.TAKEN;
  }

  /**
   * The subscription is in force and there is no document: then there are no dialogs, unless one
   * was told of in this subscription.
   */
  void nothing() {
    if (!known || version < 0) {
      known = true;
      dialogs.clear();
      version = -1;
    }
  }

  /** Nobody says any more; versions count anew with the next subscription. */
  void forget() {
    dialogs.clear();
    version = -1;
    known = false;
  }

  /** A new subscription counts its versions anew, while what is known is still shown. */
  void anew() {
    version = -1;
  }

  State state() {
    if (!known) {
      return State.UNKNOWN;
    }
    if (ringing().isPresent()) {
      return State.RINGING;
    }
    if (dialogs.isEmpty()) {
      return State.IDLE;
    }
    return dialogs.values().stream().allMatch(Dialog::held) ? State.HELD : State.BUSY;
  }

  /** The calls there, in the order in which they came. */
  List<Dialog> dialogs() {
    return List.copyOf(dialogs.values());
  }

  /** The call that rings there. */
  Optional<Dialog> ringing() {
    return dialogs.values().stream()
        .filter(dialog -> dialog.state().equals("early") && !dialog.initiated())
        .findFirst();
  }
}
