package org.offhook.syslog;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.time.Clock;

/** Sends lines, on a thread of its own: whatever is slow here slows nobody else. */
final class LineSender implements AutoCloseable {
  private static final int MOST_WAITING = 1000;
  private static final long LEAVE_MILLIS = 100;
  private static final long RETRY_MILLIS = 5_000;

  private final Outlet outlet;
  private final Destination destination;
  private final Framing framing;
  private final Clock clock;
  private final PrintStream console;
  private final LineQueue queue = new LineQueue(MOST_WAITING);
  private final Thread thread;
  private volatile String trouble = "";
  private volatile long sent;
  private long told;

  LineSender(Outlet outlet, Clock clock, PrintStream console) {
    this.outlet = outlet;
    this.destination = outlet.destination();
    this.framing = outlet.framing();
    this.clock = clock;
    this.console = console;
    this.thread = new Thread(this::run, "syslog");
    thread.setDaemon(true);
    thread.start();
  }

  Outlet outlet() {
    return outlet;
  }

  /** Takes a line. Never waits. Any thread. */
  void take(Line line) {
    queue.put(line);
  }

  private void run() {
    try (Server server = new Server(destination, clock)) {
      var sender = new Framing.Sender(outlet.facility(), host(), ProcessHandle.current().pid());
      for (Line line = queue.take(); line != null; line = queue.take()) {
        send(server, sender, line);
        tellLoss(server, sender);
      }
    } catch (IOException e) {
      trouble = "no socket: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Server server, Framing.Sender sender, Line line) throws InterruptedException {
    byte[] message = framing.bytes(line, sender);
    if (destination.console()) {
      console.println(framing.write(line, sender).replace("\uFEFF", ""));
    }
    if (!destination.toServer()) {
      return;
    }
    try {
      server.send(message);
      sent++;
      trouble = "";
    } catch (UnknownHostException e) {
      trouble = destination.host() + " has no address";
      wait(line);
    } catch (IOException e) {
      trouble = destination.server() + ": " + e.getMessage();
    }
  }

  /** Keeps lines for a server that is not known yet, unless a console waits for them too. */
  private void wait(Line line) throws InterruptedException {
    if (destination.console()) {
      queue.lose();
    } else {
      queue.putBack(line);
      queue.rest(RETRY_MILLIS);
    }
  }

  /** A line about lines that were lost, once the server takes lines again. */
  private void tellLoss(Server server, Framing.Sender sender) throws InterruptedException {
    long lost = queue.dropped();
    if (lost > told && trouble.isEmpty()) {
      String text = (lost - told) + " log lines were lost before this one";
      told = lost;
      send(server, sender, new Line(clock.now(), Severity.WARNING, Part.INFRA, "syslog", text));
    }
  }

  /** The name told; asking the computer for it may take time, so this thread does. */
  private String host() {
    String name = outlet.hostName();
    if (name.isEmpty()) {
      try {
        name = InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        name = "-";
      }
    }
    String safe = name.replaceAll("[^\\x21-\\x7e]", "");
    return safe.isEmpty() ? "-" : safe;
  }

  /** How it gets on. */
  Health health() {
    if (destination.network() && !destination.toServer()) {
      return Health.warn("no server: system/syslog/server_address is not set");
    }
    if (!trouble.isEmpty()) {
      return Health.warn("%s; %d lines wait".formatted(trouble, queue.size()));
    }
    String where = destination.toServer() ? destination.server() : "console";
    return Health.ok("%d lines sent, %d lost, to %s".formatted(sent, queue.dropped(), where));
  }

  @Override
  public void close() {
    queue.close();
    thread.interrupt();
    try {
      thread.join(LEAVE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
