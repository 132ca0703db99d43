package org.offhook.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The early dialogs that one INVITE has made, by their To tag (RFC 3261 section 12.1). */
final class Forks {
  private static final int MOST = 16;

  private final Map<String, Fork> forks = new LinkedHashMap<>();

  /**
   * The one that a response belongs to, made of it if it is the first; none where there are too
   * many.
   */
  Optional<Fork> of(Reply reply, Agent agent, Draft invite, int sequence) {
    if (!forks.containsKey(reply.toTag()) && forks.size() < MOST) {
      forks.put(reply.toTag(), fresh(reply, agent, invite, sequence));
    }
    return Optional.ofNullable(forks.get(reply.toTag()));
  }

  /** The one that is answered: its number does not matter, for it is the call. */
  Fork answered(Reply reply, Agent agent, Draft invite, int sequence) {
    Fork known = forks.get(reply.toTag());
    return known != null ? known : fresh(reply, agent, invite, sequence);
  }

  private static Fork fresh(Reply reply, Agent agent, Draft invite, int sequence) {
    return new Fork(Dialog.ofResponse(agent, invite, sequence, reply));
  }

  /** True when offer and answer are complete in this dialog. */
  boolean isDescribed(Dialog dialog) {
    return forks.values().stream().anyMatch(fork -> fork.dialog == dialog && fork.described);
  }

  /** Forgets all; gives their dialogs. */
  List<Dialog> clear() {
    List<Dialog> dialogs = forks.values().stream().map(fork -> fork.dialog).toList();
    forks.clear();
    return dialogs;
  }
}
