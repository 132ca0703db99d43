package org.offhook.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The way back to a client of the shell socket. It writes to the channel itself: the streams of
 * {@link java.nio.channels.Channels} cannot write while another thread waits to read.
 */
final class Reply extends OutputStream {
  private final WritableByteChannel channel;

  Reply(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  /** Output of a command; a NUL, which ends a reply, goes as a question mark. */
  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    byte[] clean = new byte[length];
    for (int i = 0; i < length; i++) {
      byte octet = octets[offset + i];
      clean[i] = octet == 0 ? (byte) '?' : octet;
    }
    send(clean);
  }

  /** Ends the reply to one command. */
  void end(int exitCode) throws IOException {
    send(("\0" + exitCode + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void send(byte[] octets) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
