package org.offhook.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.offhook.api.media.AudioTap;
import org.offhook.api.media.Codec;

/**
 * The voice of one session on the media clock: from packets to PCM and back. Everything here
 * belongs to the clock's thread, but what is marked volatile, which others read.
 */
final class VoiceStream {
  static final int MAX_PACKET_MILLIS = 120;
  static final int MAX_RATE = 48_000;

  final PacketRing ring = new PacketRing();
  final SourceFilter filter = new SourceFilter();
  final Rtcp rtcp;
  final ReportSender reports;
  final VoiceSender sender;
  final int ssrc = ThreadLocalRandom.current().nextInt();

  /** PCM of the peer for this tick, at {@link #rate()}. */
  final short[] heard = new short[MAX_RATE / 50];

  private final Reception reception;
  private final PcmQueue decoded = new PcmQueue(MAX_RATE * (MAX_PACKET_MILLIS + 40) / 1000);
  private final short[] packetPcm = new short[MAX_RATE * MAX_PACKET_MILLIS / 1000];

  private volatile CodecUse use;
  private Coding coding;
  private List<Coding> others = List.of();
  private Codec.Decoder decoder;
  private Concealment concealment = new Concealment(8000);
  private AudioTap.Tap[] taps = {};
  private int lastPacketMillis = 20;
  private int drySinceTicks;

  volatile boolean receiving = true;
  private volatile long packetsReceived;
  private volatile long packetsLost;
  private volatile long packetsLate;
  private volatile long concealedMillis;
  private volatile double jitterMillis;
  private volatile int bufferMillis;
  private boolean decodedAny;
  private volatile long playedNanos = -1;

  /** Told what happens, on the media clock; passes it on to the phone thread. */
  interface StreamEvents {
    void media();

    void event(int event, int millis);

    void silence();
  }

  VoiceStream(RtpSocket socket, JitterBuffer buffer, String name, StreamEvents events) {
    this.reception = new Reception(buffer, events);
    this.rtcp = new Rtcp(ssrc, name);
    this.sender = new VoiceSender(socket, filter, ssrc);
    this.reports = new ReportSender(socket, rtcp, filter);
  }

  int rate() {
    return use == null ? 8000 : use.sampleRate();
  }

  boolean active() {
    return use != null;
  }

  /** The codec spoken now, from any thread; null before there is one. */
  CodecUse inUse() {
    return use;
  }

  /** Uses a codec from now on. */
  void use(Coding next) {
    if (use == null || use.sampleRate() != next.use().sampleRate()) {
      concealment = new Concealment(next.use().sampleRate());
      decoded.clear();
    }
    use = next.use();
    coding = next;
    reception.use(use);
    sender.use(use);
    coders();
  }

  /** What the peer may change to at any packet. */
  void others(List<Coding> others) {
    this.others = others;
  }

  /** Exchanges the coders only: their bundle left or came back. */
  void coders(Coding next) {
    others = others.stream().map(one -> sameUse(one, next) ? next : one).toList();
    if (coding != null && sameUse(coding, next)) {
      coding = next;
      coders();
    }
  }

  /** Keeps no coders of this codec: its bundle left. */
  void without(String codec) {
    for (Coding one : all()) {
      if (one.use().name().equals(codec)) {
        coders(new Coding(one.use(), null, null));
      }
    }
  }

  private static boolean sameUse(Coding one, Coding other) {
    return one.use().name().equals(other.use().name())
        && one.use().receiveType() == other.use().receiveType();
  }

  private List<Coding> all() {
    List<Coding> all = new ArrayList<>(others);
    if (coding != null) {
      all.add(coding);
    }
    return all;
  }

  private void coders() {
    sender.encodeWith(coding == null ? null : coding.encoder());
    decoder = coding == null ? null : coding.decoder();
  }

  /** The peer speaks another codec that was agreed on: we follow, and answer in kind. */
  private void follow(int payloadType) {
    for (int i = 0; i < others.size(); i++) {
      Coding other = others.get(i);
      if (other.use().receiveType() == payloadType) {
        List<Coding> rest = all();
        rest.remove(other);
        others = List.copyOf(rest);
        use(other);
        return;
      }
    }
  }

  void taps(AudioTap.Tap[] taps) {
    this.taps = taps;
  }

  /** Takes what arrived, and makes {@link #heard}. */
  void receive(long nowNanos) {
    for (RtpPacket packet = ring.peek(); packet != null; packet = ring.peek()) {
      if (use != null && receiving) {
        if (packet.payloadType != use.receiveType() && !others.isEmpty()) {
          follow(packet.payloadType);
        }
        reception.take(packet, lastPacketMillis, nowNanos);
      }
      ring.release();
    }
    if (use == null) {
      return;
    }
    reception.tick();
    int wanted = Audio.perTick(rate());
    while (decoded.size() < wanted) {
      decodeNext(wanted);
    }
    decoded.take(heard, wanted);
    for (AudioTap.Tap tap : taps) {
      tap.received(heard, wanted);
    }
    publish();
  }

  private void decodeNext(int wanted) {
    switch (reception.buffer.take()) {
      case PACKET -> decode(reception.buffer.packet());
      case LOST -> lost(rate() * lastPacketMillis / 1000);
      case EMPTY -> dry(wanted);
    }
  }

  private void decode(RtpPacket packet) {
    drySinceTicks = 0;
    if (packet.payloadLength == 0) {
      concealment.forget();
      decoded.addSilence(rate() * lastPacketMillis / 1000);
      return;
    }
    if (decoder == null) {
      conceal(rate() * lastPacketMillis / 1000);
      return;
    }
    int samples = decoder.decode(packet.bytes, packet.payloadAt, packet.payloadLength, packetPcm);
    if (samples <= 0) {
      conceal(rate() * lastPacketMillis / 1000);
      return;
    }
    lastPacketMillis = Math.max(1, samples * 1000 / rate());
    concealment.good(packetPcm, samples);
    decoded.add(packetPcm, samples);
    decodedAny = true;
  }

  /** What is heard was handed to the device. */
  void played(long nowNanos) {
    if (decodedAny && playedNanos < 0) {
      playedNanos = nowNanos;
    }
  }

  /** When voice was handed to the device for the first time, by the clock; negative before. */
  long playedNanos() {
    return playedNanos;
  }

  /** The packet after the lost one may carry a copy of it; else it is made up. */
  private void lost(int samples) {
    RtpPacket after = decoder == null ? null : reception.buffer.following();
    int made = 0;
    if (after != null && after.payloadLength > 0) {
      made = decoder.recover(after.bytes, after.payloadAt, after.payloadLength, packetPcm, samples);
    }
    if (made > 0) {
      concealment.good(packetPcm, made);
      decoded.add(packetPcm, made);
    } else {
      conceal(samples);
    }
  }

  private void conceal(int samples) {
    int made = decoder == null ? 0 : decoder.conceal(packetPcm, samples);
    if (made <= 0) {
      made = samples;
      concealment.conceal(packetPcm, made);
    }
    decoded.add(packetPcm, made);
    concealedMillis = concealedMillis + made * 1000L / rate();
  }

  /** Nothing is there: a gap in the talk of a peer, made up at first and silent after that. */
  private void dry(int wanted) {
    if (reception.heardAny() && drySinceTicks < 5) {
      drySinceTicks++;
      conceal(wanted);
    } else if (reception.heardAny()
        && decoder != null
        && decoder.conceal(packetPcm, wanted) == wanted) {
      decoded.add(packetPcm, wanted); // comfort noise of the codec
    } else {
      decoded.addSilence(wanted);
    }
  }

  /** Sends this tick's PCM, at {@link #rate()}; null is silence. */
  void transmit(short[] pcm, long nowNanos, long unixMillis) {
    if (use == null) {
      return;
    }
    sender.transmit(pcm);
    reports.tick(nowNanos, unixMillis, this, reception);
  }

  /** What was sent so far; null when nothing was. */
  Rtcp.Sent sent() {
    return sender.sent();
  }

  /** Says goodbye to the peer's RTCP. */
  void bye(long nowNanos, long unixMillis) {
    reports.bye(nowNanos, unixMillis, this, reception);
  }

  /** Tells when nothing came for this long; each time once. */
  void watch(long nowNanos, long limitNanos) {
    reception.watch(receiving, nowNanos, limitNanos);
  }

  private void publish() {
    ReceptionFigures figures = reception.figures();
    packetsReceived = figures.received();
    packetsLost = figures.lost();
    packetsLate = reception.buffer.late();
    jitterMillis = figures.jitterMillis();
    bufferMillis = Math.max(reception.buffer.heldMillis(), reception.buffer.targetMillis());
  }

  long packetsSent() {
    return sender.packetsSent();
  }

  long packetsReceived() {
    return packetsReceived;
  }

  long packetsLost() {
    return packetsLost;
  }

  long packetsLate() {
    return packetsLate;
  }

  long concealedMillis() {
    return concealedMillis;
  }

  double jitterMillis() {
    return jitterMillis;
  }

  int bufferMillis() {
    return bufferMillis;
  }
}
