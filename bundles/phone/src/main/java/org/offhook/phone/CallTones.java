package org.offhook.phone;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.ToneSource;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Timers.Timer;

/** The tones the person at the phone hears about calls. Phone thread. */
final class CallTones {
  private final PhoneThread thread;
  private final Neighbours neighbours;
  private final Map<Occasion, Playback> playing = new EnumMap<>(Occasion.class);
  private final RingingCall ringing;
  private Media player;
  private ToneSource source;
  private Occasion failure;
  private Timer failureEnds = () -> {};

  CallTones(PhoneThread thread, Neighbours neighbours) {
    this.thread = thread;
    this.neighbours = neighbours;
    this.ringing = new RingingCall(neighbours);
  }

  /** Brings what is heard in line with the calls. */
  void update(List<VoiceCall> calls, VoiceCall active, boolean engaged, CallPolicy policy) {
    follow();
    Set<Occasion> wanted = wanted(calls, active, engaged, policy);
    playing.entrySet().removeIf(entry -> !wanted.contains(entry.getKey()) && stop(entry));
    for (Occasion occasion : wanted) {
      if (!playing.containsKey(occasion)) {
        start(occasion);
      }
    }
    ringing.update(active == null && !engaged ? calls : List.of());
  }

  /** A call of ours did not come up: busy or congestion tone for a while. */
  void failed(SessionEnd end, CallPolicy policy, Runnable over) {
    failureEnds.cancel();
    boolean busy = end.code() == 486 || end.code() == 600;
    failure = policy.failureTone().isZero() ? null : busy ? Occasion.BUSY : Occasion.CONGESTION;
    failureEnds =
        thread.after(
            policy.failureTone(),
            () -> {
              failure = null;
              over.run();
            });
  }

  /** Ends all tones. */
  void close() {
    failureEnds.cancel();
    failure = null;
    playing.entrySet().removeIf(this::stop);
    ringing.update(List.of());
  }

  private Set<Occasion> wanted(
      List<VoiceCall> calls, VoiceCall active, boolean engaged, CallPolicy policy) {
    Set<Occasion> wanted = EnumSet.noneOf(Occasion.class);
    boolean rings = calls.stream().anyMatch(call -> call.state() == CallState.RINGING_IN);
    if (active != null) {
      dropFailure();
      if (rings && policy.callWaitingTone()) {
        wanted.add(Occasion.CALL_WAITING);
      }
      if (active.state() == CallState.RINGING_OUT && active.peer().ringsUnheard()) {
        wanted.add(Occasion.RINGBACK);
      }
    } else if (rings && engaged) {
      dropFailure();
      if (policy.callWaitingTone()) {
        wanted.add(Occasion.CALL_WAITING);
      }
    } else if (rings) {
      dropFailure();
    } else if (failure != null) {
      wanted.add(failure);
    }
    return wanted;
  }

  private void dropFailure() {
    failureEnds.cancel();
    failure = null;
  }

  /** Tones end with the engine that plays them or the source that knows them. */
  private void follow() {
    Media media = neighbours.media();
    ToneSource tones = neighbours.tones();
    if (media != player || tones != source) {
      playing.entrySet().removeIf(this::stop);
      player = media;
      source = tones;
    }
  }

  private void start(Occasion occasion) {
    if (player != null && source != null) {
      Optional.ofNullable(source.tone(occasion))
          .flatMap(tone -> tone)
          .ifPresent(tone -> playing.put(occasion, player.play(tone)));
    }
  }

  private boolean stop(Map.Entry<Occasion, Playback> entry) {
    entry.getValue().stop();
    return true;
  }
}
