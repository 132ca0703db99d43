package org.offhook.dial.tones;

import java.util.HashSet;
import java.util.Set;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Plays what belongs to the entry of a number. A call that rings here is heard instead. */
@Component(
    service = {NumberEntry.Listener.class, PhoneListener.class},
    configurationPid = DialTonesConfig.PID)
public final class DialTones implements NumberEntry.Listener, PhoneListener {
  private final PhoneThread thread;
  private volatile Phone phone;
  private volatile Media media;
  private volatile ToneSource tones;
  private volatile MessageWaiting messages;
  private volatile DialTonesConfig config;
  private NumberEntry.State entry = new NumberEntry.State(false, "");
  private final Set<Call> answered = new HashSet<>();
  private boolean left;
  private String heard = "";
  private Sequence sequence = Sequence.SILENCE;
  private Playback playing = () -> {};
  private Timer timer = () -> {};

  /** With its parameters. */
  @Activate
  public DialTones(@Reference PhoneThread thread, DialTonesConfig config) {
    this.thread = thread;
    this.config = config;
  }

  @Modified
  void modified(DialTonesConfig config) {
    this.config = config;
  }

  @Override
  public void onEntry(NumberEntry.State state) {
    entry = state;
    left = false;
    update();
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      boolean byPeer = call.end().map(SessionEnd::byPeer).orElse(false);
      left = answered.remove(call) && byPeer && config.fastBusy() && noCalls();
    } else {
      left = false;
      if (call.state() == CallState.CONNECTED) {
        answered.add(call);
      }
    }
    update();
  }

  private boolean noCalls() {
    Phone known = phone;
    return known == null || known.calls().isEmpty();
  }

  private void update() {
    String wanted = wanted();
    if (!wanted.equals(heard)) {
      heard = wanted;
      play(sequence(wanted));
    }
  }

  private Sequence sequence(String wanted) {
    return switch (wanted) {
      case "first" -> Sequence.waiting(config, waits());
      case "second" -> Sequence.waiting(config, false);
      case "left" -> Sequence.left(config);
      default -> Sequence.SILENCE;
    };
  }

  /** Names what is to be heard, so that the same goes on; empty for silence. */
  private String wanted() {
    boolean hears = entry.offHook() && !ringsHere();
    if (hears && entry.typed().isEmpty()) {
      return "first";
    }
    boolean second = config.second() && entry.typed().equals(config.prefix());
    return hears && second ? "second" : left ? "left" : "";
  }

  private boolean ringsHere() {
    Phone known = phone;
    return known != null
        && known.calls().stream().anyMatch(call -> call.state() == CallState.RINGING_IN);
  }

  private boolean waits() {
    MessageWaiting known = messages;
    return known != null && known.lamp();
  }

  private void play(Sequence next) {
    playing.stop();
    playing = () -> {};
    timer.cancel();
    sequence = next;
    if (!next.over()) {
      start(next.first());
      timer = thread.after(next.first().length(), () -> play(next.rest()));
    }
  }

  private void start(Sequence.Step step) {
    Media player = media;
    ToneSource source = tones;
    if (player != null && source != null) {
      source.tone(step.occasion()).ifPresent(tone -> playing = player.play(tone));
    }
  }

  /** Goes on with another engine or another country. */
  private void startAnew() {
    playing.stop();
    playing = () -> {};
    if (!sequence.over()) {
      start(sequence.first());
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMedia(Media media) {
    this.media = media;
    thread.execute(this::startAnew);
  }

  void unbindMedia(Media media) {
    if (this.media == media) {
      this.media = null;
      thread.execute(this::startAnew);
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTones(ToneSource tones) {
    this.tones = tones;
    thread.execute(this::startAnew);
  }

  void unbindTones(ToneSource tones) {
    if (this.tones == tones) {
      this.tones = null;
      thread.execute(this::startAnew);
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindMessages(MessageWaiting messages) {
    this.messages = messages;
  }

  void unbindMessages(MessageWaiting messages) {
    if (this.messages == messages) {
      this.messages = null;
    }
  }

  @Deactivate
  void close() {
    thread.leave(() -> play(Sequence.SILENCE));
  }
}
