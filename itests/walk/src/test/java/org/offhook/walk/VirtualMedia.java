package org.offhook.walk;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;

/** A media engine that describes sessions and keeps count of what is open, and carries no sound. */
final class VirtualMedia implements Media {
  private static final MediaReport NOTHING = new MediaReport("", 0, 0, 0, 0, 0, 0, -1, 0, 0, 0);

  final List<Leg> open = new ArrayList<>();
  final List<Tone> playing = new ArrayList<>();
  private final List<String> faults;
  private int port = 30_000;

  /** Takes note of misuse in a list. */
  VirtualMedia(List<String> faults) {
    this.faults = faults;
  }

  @Override
  public MediaSession open(MediaSessionListener listener) {
    port = port >= 60_000 ? 30_000 : port + 2;
    Leg leg = new Leg(port);
    open.add(leg);
    return leg;
  }

  /** Only the tones that go on until they are stopped are kept count of. */
  @Override
  public Playback play(Tone tone) {
    if (tone.repeatFrom() < 0) {
      return () -> {};
    }
    playing.add(tone);
    return () -> playing.remove(tone);
  }

  /** The media of a call. */
  final class Leg implements MediaSession {
    private final int port;
    private int version;
    private boolean offered;
    private Direction wanted = Direction.INACTIVE;
    private Direction peer = Direction.INACTIVE;
    private boolean closed;
    boolean attached;
    List<MediaSession> company = List.of();

    Leg(int port) {
      this.port = port;
    }

    @Override
    public String offer(Direction direction) {
      use("offer");
      offered = true;
      wanted = direction;
      return description(direction);
    }

    @Override
    public void accept(String answer) throws MediaException {
      use("answer");
      if (!offered) {
        faults.add("an answer without an offer");
      }
      peer = direction(answer);
    }

    @Override
    public String answer(String offer, Direction direction) throws MediaException {
      use("offer of the peer");
      peer = direction(offer);
      wanted =
          Direction.of(direction.sends() && peer.receives(), direction.receives() && peer.sends());
      return description(wanted);
    }

    private static Direction direction(String description) throws MediaException {
      for (Direction direction : Direction.values()) {
        if (description.contains("a=" + direction.attribute() + "\r\n")) {
          return direction;
        }
      }
      throw new MediaException("nothing in common");
    }

    private String description(Direction direction) {
      version++;
      return """
      v=0
      o=- %d %d IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio %d RTP/AVP 8
      a=%s
      """
          .formatted(port, version, port, direction.attribute())
          .replace("\n", "\r\n");
    }

    @Override
    public Direction direction() {
      return Direction.of(wanted.sends() && peer.receives(), wanted.receives() && peer.sends());
    }

    @Override
    public boolean heldByPeer() {
      return !peer.receives();
    }

    @Override
    public void attach(boolean on) {
      use("attach");
      attached = on;
    }

    @Override
    public void device(AudioDevice device) {
      use("device");
    }

    @Override
    public void mixWith(List<MediaSession> others) {
      use("mix");
      company = List.copyOf(others);
    }

    @Override
    public Playback send(Tone tone) {
      use("tone");
      return () -> {};
    }

    @Override
    public Playback send(AudioDevice device) {
      use("music");
      return () -> {};
    }

    @Override
    public void mute(boolean muted) {
      use("mute");
    }

    @Override
    public boolean sendEvent(int event, int millis) {
      use("event");
      return true;
    }

    @Override
    public MediaReport report() {
      return NOTHING;
    }

    @Override
    public void close() {
      use("close");
      closed = true;
      open.remove(this);
    }

    private void use(String what) {
      if (closed) {
        faults.add(what + " of media that are closed");
      }
    }
  }
}
