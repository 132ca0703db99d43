package org.offhook.sip;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.offhook.api.sip.Account.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what may block (questions to the DNS, connections) away from the phone thread, and keeps
 * what goes to one server in order. Any thread.
 */
final class Couriers {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
  private static final int THREADS = 8;
  private static final int MAX_WAITING = 1000;
  private static final int IDLE_SECONDS = 10;

  private final Map<String, Queue<Runnable>> queues = new HashMap<>();
  private final ThreadPoolExecutor pool;

  Couriers() {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            task -> daemon(task, number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
  }

  /** Runs something that may block. */
  void run(Runnable task) {
    try {
      pool.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.warn("Too many SIP requests wait for slow servers; one is given up");
    }
  }

  /** Runs a task for a server: at once over UDP, else after those before it. */
  void to(Server server, Runnable task) {
    if (server.transport() == Transport.UDP) {
      guarded(task);
      return;
    }
    String key = server.toString();
    synchronized (queues) {
      Queue<Runnable> queue = queues.get(key);
      if (queue != null) {
        queue.add(task);
        return;
      }
      queues.put(key, new ArrayDeque<>());
    }
    run(() -> drain(key, task));
  }

  void close() {
    pool.shutdownNow();
  }

  private void drain(String key, Runnable first) {
    Runnable task = first;
    while (task != null) {
      guarded(task);
      synchronized (queues) {
        task = queues.get(key).poll();
        if (task == null) {
          queues.remove(key);
        }
      }
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("A SIP request could not be handled", e);
    }
  }

  private static Thread daemon(Runnable task, int number) {
    Thread thread = new Thread(task, "sip-courier-" + number);
    thread.setDaemon(true);
    return thread;
  }
}
