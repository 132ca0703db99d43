package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;

/**
 * A media engine without packets. A description is one word, its direction; {@code bad} cannot be
 * used. It is strict: a session used after it was closed fails the test.
 */
final class FakeMedia implements Media {
  final List<Leg> open = new ArrayList<>();
  final List<Tone> playing = new ArrayList<>();
  boolean full;

  @Override
  public MediaSession open(MediaSessionListener listener) throws MediaException {
    if (full) {
      throw new MediaException("no port is free");
    }
    Leg leg = new Leg(listener);
    open.add(leg);
    return leg;
  }

  @Override
  public Playback play(Tone tone) {
    playing.add(tone);
    return () -> playing.remove(tone);
  }

  Leg last() {
    return open.get(open.size() - 1);
  }

  final class Leg implements MediaSession {
    final MediaSessionListener listener;
    Direction direction = Direction.SENDRECV;
    boolean held;
    boolean attached;
    boolean muted;
    AudioDevice device;
    private boolean closed;

    Leg(MediaSessionListener listener) {
      this.listener = listener;
    }

    private void usable() {
      if (closed) {
        throw new AssertionError("used after it was closed");
      }
    }

    private void check(String sdp) throws MediaException {
      usable();
      if (sdp.equals("bad")) {
        throw new MediaException("no codec in common");
      }
    }

    @Override
    public String offer(Direction wanted) {
      usable();
      return wanted.attribute();
    }

    @Override
    public void accept(String answer) throws MediaException {
      check(answer);
      peer(answer);
    }

    @Override
    public String answer(String offer, Direction wanted) throws MediaException {
      check(offer);
      peer(offer);
      return wanted.attribute();
    }

    private void peer(String sdp) {
      held = sdp.equals("sendonly") || sdp.equals("inactive");
    }

    @Override
    public Direction direction() {
      return direction;
    }

    @Override
    public boolean heldByPeer() {
      return held;
    }

    @Override
    public void attach(boolean on) {
      usable();
      attached = on;
    }

    @Override
    public void device(AudioDevice chosen) {
      usable();
      device = chosen;
    }

    @Override
    public void mixWith(List<MediaSession> others) {
      usable();
    }

    @Override
    public Playback send(Tone tone) {
      usable();
      return () -> {};
    }

    @Override
    public void mute(boolean on) {
      usable();
      muted = on;
    }

    @Override
    public boolean sendEvent(int event, int millis) {
      usable();
      return true;
    }

    @Override
    public MediaReport report() {
      usable();
      return new MediaReport("PCMA", 7, 7, 0, 0, 0, 0, 1, 20, 0, 4.4);
    }

    @Override
    public void close() {
      usable();
      closed = true;
      open.remove(this);
    }
  }
}
