package org.offhook.shell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;

/** A call that does as it is told, remembers it, and refuses to be asked off the phone thread. */
final class SmallCall implements Call {
  final List<String> done = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final SmallPhone phone;
  private final int id;
  private final String target;
  private CallState state = CallState.DIALING;
  private SessionEnd end;
  private boolean answered;

  SmallCall(SmallPhone phone, int id, String target) {
    this.phone = phone;
    this.id = id;
    this.target = target;
  }

  /** Waits until it has been told to do this. */
  boolean awaitDone(String what, Duration atMost) throws InterruptedException {
    String one = news.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    while (one != null && !one.equals(what)) {
      one = news.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
    return one != null;
  }

  void becomes(CallState next) {
    state = next;
    answered |= next == CallState.CONNECTED;
    phone.tell(this);
  }

  void ends(int code, String reason) {
    end = new SessionEnd(true, code, reason, false);
    phone.calls.remove(this);
    becomes(CallState.ENDED);
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public Line line() {
    return phone.line;
  }

  @Override
  public boolean incoming() {
    return target.equals("alice");
  }

  @Override
  public Party remote() {
    return new Party("", target, "sip:" + target + "@example.com");
  }

  @Override
  public CallState state() {
    phone.thread.check();
    return state;
  }

  @Override
  public boolean heldByPeer() {
    return false;
  }

  @Override
  public Duration talkTime() {
    phone.thread.check();
    return answered ? Duration.ofSeconds(65) : Duration.ZERO;
  }

  @Override
  public Optional<SessionEnd> end() {
    phone.thread.check();
    return Optional.ofNullable(end);
  }

  @Override
  public MediaReport report() {
    phone.thread.check();
    return new MediaReport("G722", 250, 249, 1, 2, 0, 3.25, -1, 40, 20, 4.1);
  }

  @Override
  public Optional<MediaSession> media() {
    return Optional.empty();
  }

  @Override
  public Session session() {
    // Nothing has been sent for it.
    return null;
  }

  @Override
  public void answer() {
    note("answer", CallState.CONNECTED);
  }

  @Override
  public void reject() {
    note("reject", CallState.RINGING_IN);
    ends(486, "Busy Here");
  }

  @Override
  public void reject(int code, String reason) {
    reject();
  }

  @Override
  public void hold() {
    note("hold", CallState.HELD);
  }

  @Override
  public void resume() {
    note("resume", CallState.CONNECTED);
  }

  @Override
  public void mute(boolean muted) {
    note("mute " + muted, state);
  }

  @Override
  public void sendDigits(String digits) {
    note("digits " + digits, state);
  }

  @Override
  public void device(AudioDevice device) {
    note("device " + device.name(), state);
  }

  @Override
  public void hangup() {
    note("hangup", state);
    if (state != CallState.ENDED) {
      ends(200, "OK");
    }
  }

  private void note(String what, CallState next) {
    phone.thread.check();
    done.add(what);
    news.add(what);
    if (next != state) {
      becomes(next);
    }
  }
}
