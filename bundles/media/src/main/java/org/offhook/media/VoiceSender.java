package org.offhook.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.offhook.api.media.Codec;

/**
 * The voice of this phone on its way to one peer: from PCM to packets (RFC 3550 section 5.1), and
 * digits as events in its place (RFC 4733). Belongs to the media clock, but what is marked
 * volatile, which others read.
 */
final class VoiceSender {
  final EventSender digits = new EventSender();
  volatile boolean sending;

  private final RtpSocket socket;
  private final SourceFilter filter;
  private final int ssrc;
  private final short[] toSend =
      new short[VoiceStream.MAX_RATE * VoiceStream.MAX_PACKET_MILLIS / 1000];
  private final byte[] out = new byte[RtpPacket.MAX];
  private final ByteBuffer outBuffer = ByteBuffer.wrap(out);
  private final byte[] payload = new byte[RtpPacket.MAX];

  private CodecUse use;
  private Codec.Encoder encoder;
  private int gathered;
  private int sequence = ThreadLocalRandom.current().nextInt(1 << 16);
  private long timestamp = ThreadLocalRandom.current().nextInt() & 0xffff_ffffL;
  private long eventTimestamp;
  private boolean markNext = true;
  private volatile long packetsSent;
  private volatile long octetsSent;

  VoiceSender(RtpSocket socket, SourceFilter filter, int ssrc) {
    this.socket = socket;
    this.filter = filter;
    this.ssrc = ssrc;
  }

  /** Uses a codec from now on; what was gathered for the last one is dropped. */
  void use(CodecUse next) {
    gathered = 0;
    use = next;
  }

  /** Encodes with this from now on; null while the codec's bundle is away. */
  void encodeWith(Codec.Encoder next) {
    markNext |= next != encoder;
    encoder = next;
  }

  /** Sends this tick's PCM, at the rate of the codec; null is silence. */
  void transmit(short[] pcm) {
    int samples = Audio.perTick(use.sampleRate());
    if (pcm == null) {
      Arrays.fill(toSend, gathered, gathered + samples, (short) 0);
    } else {
      System.arraycopy(pcm, 0, toSend, gathered, samples);
    }
    gathered += samples;
    int perPacket = use.sampleRate() * use.packetMillis() / 1000;
    int at = 0;
    while (gathered - at >= perPacket) {
      packet(at, perPacket);
      at += perPacket;
    }
    System.arraycopy(toSend, at, toSend, 0, gathered - at);
    gathered -= at;
  }

  private void packet(int at, int samples) {
    int units = use.clockRate() * use.packetMillis() / 1000;
    InetSocketAddress target = filter.target();
    if (sending && target != null) {
      if (use.eventSendType() >= 0 && digits.active(use.packetMillis())) {
        event(target);
      } else {
        voice(at, samples, target);
      }
    } else {
      markNext = true;
    }
    timestamp = timestamp + units & 0xffff_ffffL;
  }

  private void event(InetSocketAddress target) {
    boolean first = digits.first();
    if (first) {
      eventTimestamp = timestamp;
    }
    digits.write(payload, 0, use.packetMillis(), use.clockRate());
    send(use.eventSendType(), first, eventTimestamp, EventSender.PAYLOAD_BYTES, target);
    markNext = true;
  }

  private void voice(int at, int samples, InetSocketAddress target) {
    int length;
    if (encoder != null) {
      length = encoder.encode(toSend, at, samples, payload);
    } else {
      length = use.silence().length;
      System.arraycopy(use.silence(), 0, payload, 0, length);
    }
    if (length > 0) {
      send(use.sendType(), markNext, timestamp, length, target);
      markNext = false;
    } else {
      markNext = true;
    }
  }

  private void send(int type, boolean marker, long stamp, int length, InetSocketAddress target) {
    out[0] = (byte) 0x80;
    out[1] = (byte) (type | (marker ? 0x80 : 0));
    Bytes.put16(out, 2, sequence);
    sequence = sequence + 1 & 0xffff;
    Bytes.put32(out, 4, stamp);
    Bytes.put32(out, 8, ssrc);
    System.arraycopy(payload, 0, out, 12, length);
    outBuffer.clear().limit(12 + length);
    RtpSocket.send(socket.rtp, outBuffer, target);
    packetsSent = packetsSent + 1;
    octetsSent = octetsSent + length;
  }

  /** What was sent so far; null when nothing was. */
  Rtcp.Sent sent() {
    return packetsSent == 0 ? null : new Rtcp.Sent(packetsSent, octetsSent, timestamp);
  }

  long packetsSent() {
    return packetsSent;
  }
}
