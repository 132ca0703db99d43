package org.offhook.media;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers.Timer;
import org.offhook.codec.pcma.PcmaCodec;

/**
 * The media engine of the phone alone in a process, with some G.711 calls, all in conversation at
 * once (a phone lets a person talk in one call and holds the others). In the engine's package, as
 * its parts are nobody else's.
 *
 * <p>Arguments: number of calls, port of the far end, first local port, and {@code conference} to
 * mix them with each other. Prints a line with the local port of each call, then works until its
 * input ends.
 */
public final class MediaHost {
  private MediaHost() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int calls = Integer.parseInt(arguments[0]);
    MediaEngine engine =
        new MediaEngine(new CallersThread(), new WallClock(), config(calls, arguments[2]));
    engine.bindCodec(new PcmaCodec());
    String offer =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + ("m=audio " + arguments[1] + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n");
    List<MediaSession> sessions = new ArrayList<>();
    StringBuilder ports = new StringBuilder();
    for (int i = 0; i < calls; i++) {
      MediaSession session = engine.open(new MediaSessionListener() {}, "127.0.0.1");
      String answer = session.answer(offer, MediaSession.Direction.SENDRECV);
      session.attach(true);
      sessions.add(session);
      ports.append(answer.split("m=audio ")[1].split(" ")[0]).append(' ');
    }
    if (arguments.length > 3 && arguments[3].equals("conference")) {
      for (MediaSession session : sessions) {
        session.mixWith(sessions.stream().filter(other -> other != session).toList());
      }
    }
    System.out.println(ports);
    while (System.in.read() >= 0) {
      // until the benchmark has seen enough
    }
    System.exit(0);
  }

  private static MediaConfig config(int calls, String port) {
    Map<String, Object> values =
        Map.of(
            "mediaPort", Integer.parseInt(port), "ports", 2 * calls, "localAddress", "127.0.0.1");
    return (MediaConfig)
        Proxy.newProxyInstance(
            MediaConfig.class.getClassLoader(),
            new Class<?>[] {MediaConfig.class},
            (proxy, method, none) -> {
              if (method.getName().equals("annotationType")) {
                return (Class<? extends Annotation>) MediaConfig.class;
              }
              return values.getOrDefault(method.getName(), method.getDefaultValue());
            });
  }

  private record WallClock() implements Clock {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }

  /** Whoever calls is on the phone thread; nothing is ever due. */
  private record CallersThread() implements PhoneThread {
    @Override
    public boolean isCurrent() {
      return true;
    }

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public <T> T call(Callable<T> task) {
      try {
        return task.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
