package org.offhook.media;

import java.time.Duration;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.api.media.MediaSessionListener;

/** A session that hears packets put straight into its ring: no network, and as fast as it goes. */
final class Incoming {
  static final int VOICE = 98;
  static final int EVENTS = 101;
  static final int COMFORT_NOISE = 13;
  private static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio %d RTP/AVP 98 101\r\na=rtpmap:98 PCMU/8000\r\n"
          + "a=rtpmap:101 telephone-event/8000\r\n";

  final VoiceSession session;
  private final Studio studio;
  private final RtpPacket raw = new RtpPacket();
  int sequence = 1000;
  long timestamp = 5000;
  int ssrc = 1;

  /** Answers an offer of a peer whose port is given. */
  Incoming(Studio studio, int port) throws Exception {
    this.studio = studio;
    this.session = (VoiceSession) studio.engine.open(new MediaSessionListener() {});
    session.answer(OFFER.formatted(port), Direction.SENDRECV);
  }

  VoiceStream stream() {
    return session.stream();
  }

  /** A packet of 20 ms at one level; the next one follows it. */
  void voice(int level) {
    begin(VOICE, timestamp);
    for (int i = 0; i < 160; i++) {
      Bytes.put16(raw.bytes, 12 + 2 * i, level);
    }
    arrive(12 + 320);
    skip();
  }

  /** A packet of an event that began at this timestamp. */
  void event(long began, int millis, boolean end) {
    begin(EVENTS, began);
    raw.bytes[12] = 5;
    raw.bytes[13] = (byte) (end ? 0x8a : 10);
    Bytes.put16(raw.bytes, 14, millis * 8);
    arrive(16);
    skip();
  }

  void comfortNoise() {
    begin(COMFORT_NOISE, timestamp);
    raw.bytes[12] = 60;
    arrive(13);
    skip();
  }

  /** A packet is sent and never comes. */
  void skip() {
    sequence = sequence + 1 & 0xffff;
    timestamp = timestamp + 160 & 0xffff_ffffL;
  }

  private void begin(int type, long stamp) {
    raw.bytes[0] = (byte) 0x80;
    raw.bytes[1] = (byte) type;
    Bytes.put16(raw.bytes, 2, sequence);
    Bytes.put32(raw.bytes, 4, stamp);
    Bytes.put32(raw.bytes, 8, ssrc);
  }

  private void arrive(int length) {
    RtpPacket packet = stream().ring.free();
    System.arraycopy(raw.bytes, 0, packet.bytes, 0, length);
    if (!packet.read(length)) {
      throw new AssertionError("malformed");
    }
    packet.arrivalNanos = studio.time.nanos();
    stream().ring.publish();
  }

  /** 20 ms go by. */
  void tick() {
    studio.time.advance(Duration.ofMillis(Audio.TICK_MILLIS));
    studio.engine.ticks().tick();
  }

  /** Voice for so many packets, one each tick. */
  void talk(int packets, int level) {
    for (int i = 0; i < packets; i++) {
      voice(level);
      tick();
    }
  }

  /** The last sample heard. */
  int heard() {
    return stream().heard[Audio.perTick(stream().rate()) - 1];
  }
}
