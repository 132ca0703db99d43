package org.offhook.fetch.tftp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Fetches by TFTP. */
@Component(property = Fetcher.SCHEME + "=tftp")
public final class TftpFetcher implements Fetcher {
  private static final int PORT = 69;
  private final Clock clock;
  private final Set<DatagramSocket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** With the clock that bounds each transfer. */
  @Activate
  public TftpFetcher(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    URI uri = request.uri();
    String file = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (uri.getHost() == null || file.isEmpty() || file.indexOf(0) >= 0) {
      throw new IOException(uri + ": names no server or no file");
    }
    InetAddress host = host(uri);
    int port = uri.getPort() < 0 ? PORT : uri.getPort();
    long deadline = clock.nanos() + request.maxTime().toNanos();
    try (DatagramSocket socket = new DatagramSocket()) {
      sockets.add(socket);
      Transfer transfer = new Transfer(socket, request, sink, clock, deadline);
      return new Fetched(true, "", "", run(transfer, new InetSocketAddress(host, port), file), "");
    } finally {
      sockets.removeIf(DatagramSocket::isClosed);
    }
  }

  private long run(Transfer transfer, InetSocketAddress server, String file) throws IOException {
    try {
      return transfer.run(server, file);
    } catch (IOException e) {
      if (closed) {
        throw new IOException(file + ": was stopped");
      }
      throw e;
    }
  }

  /** Nobody waits for a bundle that leaves. */
  @Deactivate
  void close() {
    closed = true;
    sockets.forEach(DatagramSocket::close);
  }

  private static InetAddress host(URI uri) throws IOException {
    try {
      return InetAddress.getByName(uri.getHost());
    } catch (UnknownHostException e) {
      // Not its cause, for the innermost message is the one that people are shown.
      IOException told = new IOException(uri + ": there is no such host");
      told.addSuppressed(e);
      throw told;
    }
  }
}
