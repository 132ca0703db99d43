package org.offhook.dtmf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.Tone;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.testkit.VirtualTime;

/** A call that writes down what is sent into it, with the time. */
final class FakeCall {
  final List<String> sent = new ArrayList<>();
  final List<Consumer<Response>> unanswered = new ArrayList<>();
  CallState state = CallState.CONNECTED;
  boolean takesEvents = true;
  boolean answersInfo = true;
  List<String> allow = List.of();
  int infoCode = 200;

  private final VirtualTime time;
  final MediaSession media = fake(MediaSession.class, this::media);
  private final Session session = fake(Session.class, this::session);
  final Call call = fake(Call.class, this::call);

  FakeCall(VirtualTime time) {
    this.time = time;
  }

  private void write(String what) {
    sent.add(time.nanos() / 1_000_000 + " " + what);
  }

  private Object call(Object self, java.lang.reflect.Method method, Object[] args) {
    return switch (method.getName()) {
      case "id" -> 1;
      case "state" -> state;
      case "media" -> Optional.of(media);
      case "session" -> session;
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private Object media(Object self, java.lang.reflect.Method method, Object[] args) {
    switch (method.getName()) {
      case "sendEvent" -> {
        if (takesEvents) {
          write("event " + args[0] + " " + args[1]);
        }
        return takesEvents;
      }
      case "send" -> {
        Tone.Segment segment = ((Tone) args[0]).segments().get(0);
        double[] hertz = segment.frequencies();
        write(
            "tone %d+%d %d %d"
                .formatted(
                    (int) hertz[0], (int) hertz[1], segment.millis(), (int) segment.levelDbm0()));
        return (Media.Playback) () -> write("stop");
      }
      case "direction" -> {
        return MediaSession.Direction.SENDRECV;
      }
      case "takesEvents" -> {
        return takesEvents;
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
  }

  @SuppressWarnings("unchecked")
  private Object session(Object self, java.lang.reflect.Method method, Object[] args) {
    switch (method.getName()) {
      case "headers" -> {
        return args[0].equals("Allow") ? allow : List.of();
      }
      case "send" -> {
        OutgoingRequest request = (OutgoingRequest) args[0];
        write(
            request.method()
                + " "
                + request.contentType()
                + " "
                + request.body().replace("\r\n", ";"));
        Consumer<Response> onFinal = (Consumer<Response>) args[1];
        if (answersInfo) {
          time.execute(() -> onFinal.accept(new Response(infoCode, "reason", List.of(), "")));
        } else {
          unanswered.add(onFinal);
        }
        return null;
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
  }

  static <T> T fake(Class<T> type, InvocationHandler handler) {
    InvocationHandler withObject =
        (self, method, args) ->
            switch (method.getName()) {
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> type.getSimpleName();
              default -> handler.invoke(self, method, args);
            };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, withObject));
  }

  /** A configuration with the defaults of its annotation, but for these. */
  static DtmfConfig config(Map<String, Object> changes) {
    return fake(
        DtmfConfig.class,
        (self, method, args) -> changes.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
