package org.offhook.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;

/** Calls without a network: who is connected, or being dialled, has the floor. */
final class FakePhone implements Phone {
  private static final Set<CallState> ACTIVE =
      Set.of(CallState.CONNECTED, CallState.DIALING, CallState.RINGING_OUT);

  final List<String> notices = new ArrayList<>();
  final List<String> dialled = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private List<Call> joined = List.of();
  PhoneListener listener = new PhoneListener() {};
  int engagements;

  FakeCall call(boolean incoming, CallState state) {
    FakeCall call = new FakeCall(this, incoming, state);
    calls.add(call);
    listener.onCall(call);
    return call;
  }

  void changed(FakeCall call) {
    if (call.state() == CallState.ENDED) {
      calls.remove(call);
    }
    listener.onCall(call);
  }

  @Override
  public List<Line> lines() {
    return List.of();
  }

  @Override
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<Call> active() {
    return calls.stream().filter(call -> ACTIVE.contains(call.state())).findFirst();
  }

  @Override
  public Call dial(Optional<Line> line, String target, List<Header> headers) {
    dialled.add(target);
    return call(false, CallState.DIALING);
  }

  @Override
  public void join(List<Call> together) {
    joined = together;
  }

  @Override
  public List<Call> joined() {
    return joined;
  }

  @Override
  public void notice(String text) {
    notices.add(text);
  }

  @Override
  public void incoming(Line line, Session session) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Engagement engage() {
    engagements++;
    return () -> engagements--;
  }
}
