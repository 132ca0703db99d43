package org.offhook.codec.opus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Opus packets in an Ogg file and out of one (RFC 3533, RFC 7845), as far as ffmpeg needs it. */
final class Ogg {
  private static final int PREAMBLE = 27;
  private static final int POLYNOMIAL = 0x04c11db7;

  private Ogg() {}

  /** A file of mono packets of 20 ms. */
  static byte[] file(List<byte[]> packets) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 1);
    head.putShort((short) 0).putInt(48_000).putShort((short) 0).put((byte) 0);
    ByteBuffer tags = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(0x74736574);
    file.writeBytes(page(2, 0, 0, head.array()));
    file.writeBytes(page(0, 0, 1, tags.array()));
    for (int i = 0; i < packets.size(); i++) {
      int flags = i + 1 == packets.size() ? 4 : 0;
      file.writeBytes(page(flags, (i + 1) * 960L, i + 2, packets.get(i)));
    }
    return file.toByteArray();
  }

  private static byte[] page(int flags, long position, int number, byte[] packet) {
    int segments = packet.length / 255 + 1;
    ByteBuffer page =
        ByteBuffer.allocate(PREAMBLE + segments + packet.length).order(ByteOrder.LITTLE_ENDIAN);
    page.put("OggS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) flags);
    page.putLong(position).putInt(7587).putInt(number).putInt(0).put((byte) segments);
    for (int i = 1; i < segments; i++) {
      page.put((byte) 255);
    }
    page.put((byte) (packet.length % 255)).put(packet);
    page.putInt(22, checksum(page.array()));
    return page.array();
  }

  private static int checksum(byte[] page) {
    int sum = 0;
    for (byte octet : page) {
      sum ^= (octet & 0xff) << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum < 0 ? sum << 1 ^ POLYNOMIAL : sum << 1;
      }
    }
    return sum;
  }

  /** The audio packets of a file. */
  static List<byte[]> packets(byte[] file) {
    List<byte[]> packets = new ArrayList<>();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    int at = 0;
    while (at < file.length) {
      int segments = file[at + 26] & 0xff;
      int content = at + PREAMBLE + segments;
      for (int i = 0; i < segments; i++) {
        int length = file[at + PREAMBLE + i] & 0xff;
        packet.write(file, content, length);
        content += length;
        if (length < 255) {
          packets.add(packet.toByteArray());
          packet.reset();
        }
      }
      at = content;
    }
    return packets.subList(2, packets.size()); // after head and tags
  }
}
