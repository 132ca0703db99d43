package org.offhook.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.offhook.api.time.Clock;

/** The media of one call: a pair of ports on 127.0.0.1 for RTP and RTCP (RFC 3550). Loop only. */
final class RtpLeg implements AutoCloseable {
  /** Samples of 20 ms at 8 kHz. */
  static final int SAMPLES = 160;

  private static final int HEADER = 12;
  private static final int TRIES = 100;
  private static final long TICK = Duration.ofMillis(20).toNanos();

  private final Loop loop;
  private final Audio audio;
  private final DatagramChannel channel;
  private final RtcpLeg rtcp;
  private final int port;
  private final ByteBuffer in = ByteBuffer.allocate(2048);
  private InetSocketAddress peer;
  private boolean latched;
  private boolean sending;
  private int payloadType;
  private int eventType;
  private int sequence;
  private int timestamp;
  private boolean begun;
  private boolean closed;
  private boolean fresh = true;
  private long nextTick;
  private long lastHeard;

  RtpLeg(Loop loop, Clock clock, SecureRandom random, Audio audio) throws IOException {
    this.loop = loop;
    this.audio = audio;
    DatagramChannel[] pair = pair();
    this.lastHeard = loop.nanos();
    this.channel = pair[0];
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.rtcp = new RtcpLeg(loop, clock, pair[1], random.nextInt());
    this.sequence = random.nextInt(1 << 15);
    this.timestamp = random.nextInt();
    loop.watch(channel, SelectionKey.OP_READ, this::read);
  }

  /** An even port and the one above it. */
  private static DatagramChannel[] pair() throws IOException {
    for (int i = 0; ; i++) {
      DatagramChannel first = bound(0);
      int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
      try {
        if (port % 2 == 0) {
          return new DatagramChannel[] {first, bound(port + 1)};
        }
      } catch (IOException e) {
        if (i == TRIES) {
          first.close();
          throw e;
        }
      }
      first.close();
      if (i > TRIES) {
        throw new IOException("no pair of ports is free");
      }
    }
  }

  private static DatagramChannel bound(int port) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      return channel.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** When anything of the peer was heard last, RTP or RTCP; the loop's nanoseconds. */
  long lastHeard() {
    return Math.max(lastHeard, rtcp.lastHeard());
  }

  int payloadType() {
    return payloadType;
  }

  /** Sends where the peer's description says, until packets show where it really is. */
  void connect(Description description, Choice choice) {
    payloadType = choice.audio();
    eventType = choice.events();
    sending = description.receives();
    latched = false;
    InetSocketAddress told = loopback(description.host, description.port);
    if (told != null) {
      peer = told;
      rtcp.peer(loopback(description.host, description.rtcpPort));
    }
    if (!begun) {
      begun = true;
      audio.begin(this);
      nextTick = loop.nanos() + TICK;
      loop.at(nextTick, this::tick);
      rtcp.begin(description.rate(choice.audio()));
    }
  }

  private static InetSocketAddress loopback(String host, int port) {
    boolean here = host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("localhost");
    return here && port > 0 && port < 65_536 ? new InetSocketAddress(host, port) : null;
  }

  private void tick() {
    if (closed) {
      return;
    }
    audio.tick(this);
    timestamp += SAMPLES;
    nextTick += TICK;
    loop.at(nextTick, this::tick);
  }

  /** Sends 20 ms of sound, in the codec of the call. */
  void sendPcm(int[] pcm) {
    byte[] payload = new byte[pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      int sample = Math.max(-32_768, Math.min(32_767, pcm[i]));
      payload[i] = G711.encode(payloadType, sample);
    }
    send(payloadType, fresh, sequence++, timestamp, payload);
    fresh = false;
  }

  /** Sends one packet. */
  void send(int type, boolean marker, int number, int time, byte[] payload) {
    if (!sending || peer == null || closed) {
      return;
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length);
    out.put((byte) 0x80).put((byte) ((marker ? 0x80 : 0) | type)).putShort((short) number);
    out.putInt(time).putInt(rtcp.ssrc()).put(payload).flip();
    try {
      channel.send(out, peer);
      rtcp.sent(time, payload.length);
    } catch (IOException e) {
      sending = false;
    }
  }

  private void read() {
    try {
      in.clear();
      for (Object from = channel.receive(in); from != null; from = channel.receive(in)) {
        in.flip();
        packet((InetSocketAddress) from);
        in.clear();
      }
    } catch (IOException e) {
      // The peer's port was closed a moment ago (ICMP); its packets may come again.
      in.clear();
    }
  }

  private void packet(InetSocketAddress from) {
    int start = payloadStart();
    int end = in.limit() - padding();
    if (start < 0 || end < start) {
      return;
    }
    int type = in.get(1) & 0x7f;
    if ((type != payloadType && type != eventType) || !known(from)) {
      return;
    }
    int number = in.getShort(2) & 0xffff;
    int time = in.getInt(4);
    lastHeard = loop.nanos();
    rtcp.received(in.getInt(8), number, time & 0xffffffffL);
    byte[] payload = Arrays.copyOfRange(in.array(), start, end);
    audio.heard(this, type, (in.get(1) & 0x80) != 0, number, time, payload);
  }

  /** Symmetric RTP (RFC 4961): the first source that sends what was agreed is the peer. */
  private boolean known(InetSocketAddress from) {
    if (!latched) {
      latched = true;
      peer = from;
    }
    return from.equals(peer);
  }

  private int payloadStart() {
    if (in.limit() < HEADER || (in.get(0) & 0xc0) != 0x80) {
      return -1;
    }
    int start = HEADER + 4 * (in.get(0) & 0x0f);
    if ((in.get(0) & 0x10) != 0) {
      if (start + 4 > in.limit()) {
        return -1;
      }
      start += 4 + 4 * (in.getShort(start + 2) & 0xffff);
    }
    return start <= in.limit() ? start : -1;
  }

  private int padding() {
    return (in.get(0) & 0x20) != 0 && in.limit() > HEADER ? in.get(in.limit() - 1) & 0xff : 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (begun) {
        audio.end(this);
      }
      rtcp.close();
      Loop.quietly(channel);
    }
  }
}
