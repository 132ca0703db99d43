package org.offhook.slots;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads one file by TFTP (RFC 1350), in blocks of 512 bytes: enough for a phone that has nothing
 * else, and understood by every server. The number of a block may wrap around.
 */
final class Tftp {
  private static final int BLOCK = 512;
  private static final int PATIENCE_MS = 2_000;
  private static final int TIMES = 5;

  private Tftp() {}

  /**
   * Fetches.
   *
   * @param most bound on its bytes
   * @throws IOException when the whole file was not had
   */
  static void get(InetAddress server, int port, String file, long most, OutputStream to)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(PATIENCE_MS);
      byte[] name = (file + "\0octet\0").getBytes(StandardCharsets.US_ASCII);
      byte[] message = ByteBuffer.allocate(2 + name.length).putShort((short) 1).put(name).array();
      DatagramPacket next = new DatagramPacket(message, message.length, server, port);
      long total = 0;
      for (int block = 1; ; block++) {
        DatagramPacket data = block(socket, next, block & 0xffff, block == 1);
        int length = data.getLength() - 4;
        to.write(data.getData(), 4, length);
        total += length;
        if (total > most) {
          throw new IOException(file + " goes on after " + most + " bytes");
        }
        byte[] taken = {0, 4, (byte) (block >>> 8), (byte) block};
        next = new DatagramPacket(taken, taken.length, data.getAddress(), data.getPort());
        if (length < BLOCK) {
          socket.send(next);
          return;
        }
      }
    }
  }

  private static DatagramPacket block(
      DatagramSocket socket, DatagramPacket ask, int block, boolean anyPort) throws IOException {
    DatagramPacket got = new DatagramPacket(new byte[BLOCK + 4], BLOCK + 4);
    for (int time = 0; time < TIMES; time++) {
      socket.send(ask);
      try {
        while (true) {
          got.setLength(BLOCK + 4);
          socket.receive(got);
          boolean same =
              got.getAddress().equals(ask.getAddress())
                  && (anyPort || got.getPort() == ask.getPort());
          if (same && got.getLength() >= 4) {
            ByteBuffer data = ByteBuffer.wrap(got.getData());
            int code = data.getShort(0);
            if (code == 5) {
              int length = got.getLength() - 4;
              throw new IOException(
                  "the TFTP server says: "
                      + new String(got.getData(), 4, length, StandardCharsets.UTF_8).strip());
            }
            if (code == 3 && (data.getShort(2) & 0xffff) == block) {
              return got;
            }
          }
        }
      } catch (SocketTimeoutException e) {
        // Asked again.
      }
    }
    throw new IOException("the TFTP server does not answer");
  }
}
