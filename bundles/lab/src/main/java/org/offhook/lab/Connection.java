package org.offhook.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** One TCP connection: a stream of messages, each as long as its Content-Length says. */
final class Connection implements Flow {
  private static final long STALLED_NANOS = 200_000_000L;
  private static final byte[] PONG = {'\r', '\n'};

  private final SocketChannel channel;
  private final InetSocketAddress remote;
  private final BiConsumer<SipMessage, Flow> receiver;
  private final BoundedLog log;
  private byte[] pending = new byte[4096];
  private int length;

  Connection(SocketChannel channel, BiConsumer<SipMessage, Flow> receiver, BoundedLog log)
      throws IOException {
    this.channel = channel;
    this.remote = (InetSocketAddress) channel.getRemoteAddress();
    this.receiver = receiver;
    this.log = log;
  }

  @Override
  public String transport() {
    return "TCP";
  }

  @Override
  public InetSocketAddress remote() {
    return remote;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void send(byte[] message) {
    ByteBuffer rest = ByteBuffer.wrap(message);
    long from = System.nanoTime();
    try {
      while (rest.hasRemaining() && System.nanoTime() - from < STALLED_NANOS) {
        if (channel.write(rest) == 0) {
          Thread.onSpinWait();
        }
      }
      if (rest.hasRemaining()) {
        throw new IOException("it does not read");
      }
    } catch (IOException e) {
      log.warn("The connection with " + remote + " was closed: " + e.getMessage());
      Loop.quietly(channel);
    }
  }

  /** Takes what has come. */
  void read() {
    try {
      int count = channel.read(space());
      if (count < 0) {
        channel.close();
        return;
      }
      length += count;
      while (next()) {
        // Each turn takes one message off the front.
      }
    } catch (IOException | BadMessage e) {
      log.warn("The connection with " + remote + " was closed: " + e.getMessage());
      Loop.quietly(channel);
    }
  }

  private ByteBuffer space() throws IOException {
    if (length == pending.length) {
      if (length >= 2 * SipParser.LARGEST) {
        throw new IOException("a message is too long");
      }
      pending = Arrays.copyOf(pending, 2 * length);
    }
    return ByteBuffer.wrap(pending, length, pending.length - length);
  }

  private boolean next() throws BadMessage {
    keepAlive();
    int split = SipParser.headEnd(pending, length);
    if (split < 0) {
      if (length > SipParser.LARGEST) {
        throw new BadMessage("an empty line after the header fields");
      }
      return false;
    }
    SipMessage message = SipParser.head(new String(pending, 0, split, StandardCharsets.UTF_8));
    int size = SipParser.contentLength(message, 0);
    int end = split + 4 + size;
    if (end > length) {
      return false;
    }
    message.body = new String(pending, split + 4, size, StandardCharsets.UTF_8);
    drop(end);
    receiver.accept(message, this);
    return true;
  }

  /** Line breaks between messages; two of them ask for one back (RFC 5626 section 3.5.1). */
  private void keepAlive() {
    int breaks = 0;
    while (breaks < length && (pending[breaks] == '\r' || pending[breaks] == '\n')) {
      breaks++;
    }
    if (breaks >= 4) {
      send(PONG);
    }
    drop(breaks);
  }

  private void drop(int count) {
    System.arraycopy(pending, count, pending, 0, length - count);
    length -= count;
  }
}
