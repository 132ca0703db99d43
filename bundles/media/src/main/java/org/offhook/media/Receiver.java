package org.offhook.media;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiving thread: stamps packets of all sessions as they arrive. */
final class Receiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> registrations = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  Receiver() throws IOException {
    this.selector = Selector.open();
    this.thread = new Thread(this::run, "media receiver");
    thread.setDaemon(true);
  }

  /** Receives from now on, on a thread of its own. */
  void start() {
    thread.start();
  }

  /** Calls a reader whenever its channel has something. */
  void add(DatagramChannel channel, Runnable reader) {
    registrations.add(
        () -> {
          try {
            channel.register(selector, SelectionKey.OP_READ, reader);
          } catch (ClosedChannelException e) {
            // its session ended in the meantime
          }
        });
    selector.wakeup();
  }

  /** Lets go of the keys of closed channels. */
  void closedChannels() {
    selector.wakeup();
  }

  /** Receives what is there, on this thread; for a receiver that is not started. */
  void poll() throws IOException {
    register();
    while (selector.selectNow(Receiver::read) > 0) {
      register();
    }
  }

  private void register() {
    for (Runnable next = registrations.poll(); next != null; next = registrations.poll()) {
      next.run();
    }
  }

  private void run() {
    while (!closed) {
      try {
        selector.select(Receiver::read);
        register();
      } catch (IOException | RuntimeException e) {
        LOG.warn("Receiving goes on after {}", e.toString());
      }
    }
  }

  private static void read(SelectionKey key) {
    if (key.isValid()) {
      ((Runnable) key.attachment()).run();
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(100);
      selector.close();
    } catch (IOException e) {
      LOG.debug("Closing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
