package org.offhook.media;

/** A received RTP packet (RFC 3550 section 5.1), reused: {@link #read} fills it in. */
final class RtpPacket {
  static final int MAX = 1500;
  private static final int FIXED = 12;

  final byte[] bytes = new byte[MAX];
  long arrivalNanos;
  int payloadType;
  boolean marker;
  int sequence;
  long timestamp;
  int ssrc;
  int payloadAt;
  int payloadLength;

  /**
   * Takes the header apart.
   *
   * @param length bytes received
   * @return false when it is no well-formed RTP packet
   */
  boolean read(int length) {
    if (length < FIXED || length > MAX || (bytes[0] & 0xc0) != 0x80) {
      return false;
    }
    int at = FIXED + 4 * (bytes[0] & 0x0f);
    if ((bytes[0] & 0x10) != 0) {
      if (at + 4 > length) {
        return false;
      }
      at += 4 + 4 * Bytes.unsigned16(bytes, at + 2);
    }
    int padding = (bytes[0] & 0x20) != 0 ? bytes[length - 1] & 0xff : 0;
    boolean padded = (bytes[0] & 0x20) != 0;
    if (at > length || padded && (padding == 0 || padding > length - at)) {
      return false;
    }
    payloadAt = at;
    payloadLength = length - at - padding;
    marker = (bytes[1] & 0x80) != 0;
    payloadType = bytes[1] & 0x7f;
    sequence = Bytes.unsigned16(bytes, 2);
    timestamp = Bytes.unsigned32(bytes, 4);
    ssrc = Bytes.signed32(bytes, 8);
    return true;
  }

  void copyTo(RtpPacket other) {
    System.arraycopy(bytes, payloadAt, other.bytes, 0, payloadLength);
    other.arrivalNanos = arrivalNanos;
    other.payloadType = payloadType;
    other.marker = marker;
    other.sequence = sequence;
    other.timestamp = timestamp;
    other.ssrc = ssrc;
    other.payloadAt = 0;
    other.payloadLength = payloadLength;
  }
}
