package org.offhook.paging;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;

/** A call of {@link FakePhone}, which tells its listeners as the real one does. */
final class FakeCall implements Call {
  private final FakePhone phone;
  private final boolean incoming;
  private CallState state;

  FakeCall(FakePhone phone, boolean incoming, CallState state) {
    this.phone = phone;
    this.incoming = incoming;
    this.state = state;
  }

  /** Becomes what the peer or the person made of it. */
  void become(CallState next) {
    state = next;
    phone.changed(this);
  }

  @Override
  public void hold() {
    if (state == CallState.CONNECTED) {
      become(CallState.HELD);
    }
  }

  @Override
  public void resume() {
    if (state == CallState.HELD) {
      become(CallState.CONNECTED);
    }
  }

  @Override
  public CallState state() {
    return state;
  }

  @Override
  public boolean incoming() {
    return incoming;
  }

  @Override
  public int id() {
    return 1;
  }

  @Override
  public Line line() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Party remote() {
    return new Party("", "200", "sip:200@there");
  }

  @Override
  public boolean heldByPeer() {
    return false;
  }

  @Override
  public Duration talkTime() {
    return Duration.ZERO;
  }

  @Override
  public Optional<SessionEnd> end() {
    return Optional.empty();
  }

  @Override
  public MediaReport report() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<MediaSession> media() {
    return Optional.empty();
  }

  @Override
  public Session session() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void answer() {
    become(CallState.CONNECTED);
  }

  @Override
  public void reject() {
    become(CallState.ENDED);
  }

  @Override
  public void reject(int code, String reason) {
    reject();
  }

  @Override
  public void mute(boolean muted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendDigits(String digits) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void device(AudioDevice device) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void hangup() {
    become(CallState.ENDED);
  }
}
