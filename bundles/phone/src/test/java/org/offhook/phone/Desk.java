package org.offhook.phone;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneListener;
import org.offhook.testkit.VirtualTime;

/** A phone on a desk: one line, an engine without packets, and someone who writes down events. */
final class Desk {
  final VirtualTime time = new VirtualTime();
  final FakeMedia media = new FakeMedia();
  final FakeLine line = new FakeLine(0);
  final List<String> events = new ArrayList<>();
  final DeskPhone phone;
  private final Map<ToneSource.Occasion, Tone> tones = new EnumMap<>(ToneSource.Occasion.class);

  Desk(Object... settings) {
    phone = new DeskPhone(time, time, null, config(settings));
    double hertz = 300;
    for (ToneSource.Occasion occasion : ToneSource.Occasion.values()) {
      tones.put(occasion, Tone.continuous(-10, hertz++));
    }
    phone.bindListener(new Notes(), Map.of());
    phone.bindMedia(media);
    phone.bindTones(occasion -> Optional.of(tones.get(occasion)));
    phone.bindLine(line, Map.of());
    time.run();
    events.clear();
  }

  /** Configuration with these names and values, and defaults for the rest. */
  static PhoneConfig config(Object... settings) {
    return (PhoneConfig)
        Proxy.newProxyInstance(
            Desk.class.getClassLoader(),
            new Class<?>[] {PhoneConfig.class},
            (proxy, method, args) -> {
              for (int i = 0; i < settings.length; i += 2) {
                if (settings[i].equals(method.getName())) {
                  return settings[i + 1];
                }
              }
              return method.getDefaultValue();
            });
  }

  /** The occasions whose tones are heard now. */
  Set<ToneSource.Occasion> heard() {
    return tones.keySet().stream()
        .filter(occasion -> media.playing.contains(tones.get(occasion)))
        .collect(Collectors.toSet());
  }

  Call dial(String number) {
    try {
      return phone.dial(Optional.empty(), number);
    } catch (CallRefused e) {
      throw new AssertionError(e);
    }
  }

  /** A call of ours that was answered. */
  Call dialled() {
    Call call = dial("200");
    FakeSession session = line.last();
    session.peer.onAnswer("sendrecv");
    session.peer.onAnswered();
    return call;
  }

  FakeSession rings() {
    return rings("sendrecv");
  }

  FakeSession rings(String offer) {
    FakeSession session = FakeSession.incoming(offer);
    phone.incoming(line, session);
    return session;
  }

  /** The youngest call. */
  Call newest() {
    List<Call> calls = phone.calls();
    return calls.get(calls.size() - 1);
  }

  private final class Notes implements PhoneListener {
    @Override
    public void onCall(Call call) {
      events.add(call.id() + " " + call.state());
    }

    @Override
    public void onLine(Line changed) {
      events.add("line " + changed.index());
    }

    @Override
    public void onDigit(Call call, char digit) {
      events.add(call.id() + " digit " + digit);
    }
  }
}
