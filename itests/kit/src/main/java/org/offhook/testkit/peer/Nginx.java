package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running nginx that knows nothing of the machine's own sites. */
public final class Nginx implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final long POLL_NANOS = 20_000_000;

  private final Peer peer;
  private final Path directory;

  private Nginx(Peer peer, Path directory) {
    this.peer = peer;
    this.directory = directory;
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("nginx").isPresent();
  }

  /**
   * Starts it on this host, and waits until it takes connections.
   *
   * @param directory where its files go
   * @param port a port of 127.0.0.1 that the server listens on
   * @param server what stands within {@code server { }}
   */
  public static Nginx start(Path directory, int port, String server) throws IOException {
    Nginx nginx = new Nginx(Peer.start(directory, command(directory, server)), directory);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!nginx.takes(port)) {
      nginx.refuse(until);
    }
    return nginx;
  }

  /** Starts it on this host so that it serves what is in a folder. */
  public static Nginx serving(Path files, Path directory, int port) throws IOException {
    return start(directory, port, "listen 127.0.0.1:" + port + "; root " + files + ";");
  }

  /** Starts it on a host of a network of the test's own, and waits until it runs. */
  public static Nginx start(LocalNetwork network, int host, Path directory, String server)
      throws IOException {
    String[] command = command(directory, server).toArray(String[]::new);
    Nginx nginx = new Nginx(network.start(host, directory, command), directory);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    // It writes its process id when its sockets are open.
    while (!Files.exists(directory.resolve("nginx.pid"))) {
      nginx.refuse(until);
    }
    return nginx;
  }

  private static List<String> command(Path directory, String server) throws IOException {
    Path config = configuration(directory, server);
    Files.deleteIfExists(directory.resolve("nginx.pid"));
    return List.of(
        Peer.find("nginx").orElseThrow().toString(),
        "-p",
        directory.toString(),
        "-c",
        config.toString());
  }

  /** Writes its configuration; {@code access.log} beside it gets a line for each request. */
  public static Path configuration(Path directory, String server) throws IOException {
    return Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        user root;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          log_format told '$status $request_uri $remote_addr $msec $http_if_none_match';
          access_log %1$s/access.log told;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server { %2$s }
        }
        """
            .formatted(directory, server));
  }

  private boolean takes(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void refuse(long until) throws IOException {
    if (!peer.isAlive() || System.nanoTime() > until) {
      close();
      throw new IOException("nginx does not serve:\n" + peer.output());
    }
    // A foreign program: there is nothing to be notified by.
    LockSupport.parkNanos(POLL_NANOS);
  }

  /** The requests it was sent, each a line with the code of the answer and the address. */
  public String requests() throws IOException {
    return Files.readString(directory.resolve("access.log"));
  }

  /** True while it runs. */
  public boolean isAlive() {
    return peer.isAlive();
  }

  /** What it said, for the message of a failed test. */
  public String output() {
    return peer.output();
  }

  @Override
  public void close() {
    peer.close();
  }
}
