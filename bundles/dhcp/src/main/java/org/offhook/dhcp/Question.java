package org.offhook.dhcp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question on its way: asked again with patience, until somebody answers or nobody did. */
final class Question implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Question.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(4);
  private static final int TIMES = 3;
  private static final Duration LAST_WAIT = Duration.ofSeconds(6);
  private static final int CLIENT_PORT = 68;
  private static final int LARGEST = 2048;

  private final Inform inform;
  private final InetSocketAddress server;
  private final Timers timers;
  private final Clock clock;
  private final BiConsumer<Question, Optional<NetworkOffer>> done;
  private final DatagramChannel channel;
  private final long began;
  private int sent;
  private int malformed;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Timer next;

  /**
   * Opens the way.
   *
   * @param done hears once of the answer, or of there being none
   * @throws IOException when no port can be had
   */
  Question(
      Inform inform,
      InetSocketAddress server,
      Clock clock,
      Timers timers,
      BiConsumer<Question, Optional<NetworkOffer>> done)
      throws IOException {
    this.inform = inform;
    this.server = server;
    this.clock = clock;
    this.timers = timers;
    this.done = done;
    this.channel = open(inform.from().address());
    this.began = clock.nanos();
  }

  /** Asks for the first time, and listens. */
  void ask() {
    Thread listening = new Thread(this::listen, "dhcp");
    listening.setDaemon(true);
    listening.start();
    send();
  }

  /** Port 68 where nobody has it, for servers that answer to no other; else any. */
  private static DatagramChannel open(Inet4Address own) throws IOException {
    boolean free = true;
    try (DatagramChannel alone = DatagramChannel.open(StandardProtocolFamily.INET)) {
      alone.bind(new InetSocketAddress(own, CLIENT_PORT));
    } catch (IOException e) {
      free = false;
    }
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
      // The client of the host must never find its port taken.
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      return channel.bind(new InetSocketAddress(own, free ? CLIENT_PORT : 0));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void send() {
    if (ended.get()) {
      return;
    }
    if (sent == TIMES) {
      end(Optional.empty());
      return;
    }
    int seconds = (int) Duration.ofNanos(clock.nanos() - began).toSeconds();
    try {
      channel.send(ByteBuffer.wrap(inform.message(seconds)), server);
    } catch (IOException e) {
      LOG.debug("DHCP on {}: cannot ask: {}", inform.from().name(), e.getMessage());
    }
    Duration wait = ++sent == TIMES ? LAST_WAIT : FIRST_WAIT.multipliedBy(1L << (sent - 1));
    // Up to a second earlier or later, so that phones started together do not ask together.
    int chance = sent == TIMES ? 0 : (inform.id() >>> (8 * sent) & 0x7ff) % 2000 - 1000;
    next = timers.after(wait.plusMillis(chance), this::send);
    if (ended.get()) {
      next.cancel();
    }
  }

  private void listen() {
    ByteBuffer packet = ByteBuffer.allocate(LARGEST);
    try {
      while (channel.isOpen()) {
        packet.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
        packet.flip();
        if (Reply.answers(packet, inform)) {
          take(packet, from);
        }
      }
    } catch (IOException e) {
      LOG.trace("DHCP: done listening", e);
    }
  }

  private void take(ByteBuffer packet, InetSocketAddress from) {
    try {
      Optional<DhcpOptions> options = Reply.options(packet);
      String source = from.getAddress().getHostAddress();
      options.ifPresent(all -> end(Optional.of(new NetworkOffer(source, all))));
    } catch (IllegalArgumentException e) {
      if (++malformed == 1) {
        LOG.warn(
            "DHCP answer of {} dropped: {}", from.getAddress().getHostAddress(), e.getMessage());
      }
    }
  }

  private void end(Optional<NetworkOffer> answer) {
    if (ended.compareAndSet(false, true)) {
      close();
      done.accept(this, answer);
    }
  }

  @Override
  public void close() {
    ended.set(true);
    Timer waiting = next;
    if (waiting != null) {
      waiting.cancel();
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("DHCP: the port did not close", e);
    }
  }
}
