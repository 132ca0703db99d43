package org.offhook.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.offhook.api.time.Clock;

/** Reads the sockets of one session on the receiving thread. */
final class PacketReader {
  private static final int TURN = 32;

  private final RtpSocket socket;
  private final VoiceStream stream;
  private final Clock clock;
  private final byte[] control = new byte[RtpPacket.MAX];
  private final ByteBuffer controlBuffer = ByteBuffer.wrap(control);
  // One byte more than a packet may have: what fills it was cut off.
  private final byte[] voice = new byte[RtpPacket.MAX + 1];
  private final ByteBuffer voiceBuffer = ByteBuffer.wrap(voice);

  PacketReader(RtpSocket socket, VoiceStream stream, Clock clock) {
    this.socket = socket;
    this.stream = stream;
    this.clock = clock;
  }

  void register(Receiver receiver) {
    receiver.add(socket.rtp, this::readVoice);
    receiver.add(socket.rtcp, this::readControl);
  }

  private void readVoice() {
    try {
      voiceBuffer.clear();
      InetSocketAddress source = (InetSocketAddress) socket.rtp.receive(voiceBuffer);
      for (int i = 1; source != null; i++) {
        voice(source, voiceBuffer.position());
        voiceBuffer.clear();
        // A flood waits for its next turn, and does not keep other sessions waiting.
        source = i == TURN ? null : (InetSocketAddress) socket.rtp.receive(voiceBuffer);
      }
    } catch (IOException e) {
      // The peer's port is closed (ICMP), or ours: nothing was received either way.
    }
  }

  private void voice(InetSocketAddress source, int length) {
    if (stream.reports.muxed() && length <= RtpPacket.MAX && Rtcp.startsLike(voice, length)) {
      report(source, voice, length);
      return;
    }
    RtpPacket packet = stream.ring.free();
    if (packet == null || length > RtpPacket.MAX) {
      stream.filter.refuse();
      return;
    }
    System.arraycopy(voice, 0, packet.bytes, 0, length);
    boolean wellFormed = packet.read(length);
    boolean sensible = wellFormed && stream.filter.speaks(packet.payloadType);
    if (!stream.filter.accepts(source, sensible)) {
      return;
    }
    if (!wellFormed) {
      stream.filter.refuse();
      return;
    }
    packet.arrivalNanos = clock.nanos();
    stream.ring.publish();
  }

  private void readControl() {
    try {
      controlBuffer.clear();
      InetSocketAddress source = (InetSocketAddress) socket.rtcp.receive(controlBuffer);
      for (int i = 1; source != null; i++) {
        report(source, control, controlBuffer.position());
        controlBuffer.clear();
        source = i == TURN ? null : (InetSocketAddress) socket.rtcp.receive(controlBuffer);
      }
    } catch (IOException e) {
      // as above
    }
  }

  private void report(InetSocketAddress source, byte[] bytes, int length) {
    boolean taken =
        stream.filter.sameHost(source)
            && stream.rtcp.read(bytes, length, clock.nanos(), clock.now().toEpochMilli());
    if (!taken) {
      stream.filter.refuse();
    }
  }
}
