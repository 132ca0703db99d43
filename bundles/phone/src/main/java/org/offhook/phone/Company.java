package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.CallState;

/** The calls of a conference: they share microphone and loudspeaker, and hear each other. */
final class Company {
  private final List<VoiceCall> members = new ArrayList<>();

  List<VoiceCall> members() {
    return List.copyOf(members);
  }

  boolean holds(VoiceCall call) {
    return members.contains(call);
  }

  /** Brings calls together; those that were together before and are not among them go apart. */
  void gather(List<VoiceCall> calls) {
    members.forEach(call -> call.media().ifPresent(media -> media.mixWith(List.of())));
    members.clear();
    members.addAll(calls);
    mix();
  }

  /** Lets go of a call; one that is left alone is in no company. */
  void leave(VoiceCall call) {
    if (members.remove(call)) {
      gather(members.size() < 2 ? List.of() : members());
    }
  }

  /** Another member that is up. */
  Optional<VoiceCall> anotherUp(VoiceCall call) {
    return members.stream()
        .filter(one -> one != call && one.state() == CallState.CONNECTED)
        .findFirst();
  }

  /** Has each hear all others, whatever engine their media are of. */
  void mix() {
    for (VoiceCall call : members) {
      List<MediaSession> others =
          members.stream()
              .filter(other -> other != call)
              .flatMap(other -> other.media().stream())
              .toList();
      call.media().ifPresent(media -> media.mixWith(others));
    }
  }
}
