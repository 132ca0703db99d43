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

/** Fetches and stores by TFTP. */
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
    return talk(request, (talk, file) -> new Transfer(talk, request, sink).run(file));
  }

  @Override
  public void store(FetchRequest request, byte[] bytes) throws IOException {
    talk(
        request,
        (talk, file) -> {
          new Delivery(talk, bytes).run(file);
          return bytes.length;
        });
  }

  /** What is talked about. */
  private interface Subject {
    long settle(Talk talk, String file) throws IOException;
  }

  private Fetched talk(FetchRequest request, Subject subject) throws IOException {
    URI uri = request.uri();
    String file = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (uri.getHost() == null || file.isEmpty() || file.indexOf(0) >= 0) {
      throw new IOException(request.place() + ": names no server or no file");
    }
    InetSocketAddress server =
        new InetSocketAddress(host(request), uri.getPort() < 0 ? PORT : uri.getPort());
    try (DatagramSocket socket = new DatagramSocket()) {
      sockets.add(socket);
      long length = subject.settle(new Talk(socket, server, request, clock), file);
      return new Fetched(true, "", "", length, "");
    } catch (IOException e) {
      if (closed) {
        throw new IOException(file + ": was stopped");
      }
      throw e;
    } finally {
      sockets.removeIf(DatagramSocket::isClosed);
    }
  }

  /** Nobody waits for a bundle that leaves. */
  @Deactivate
  void close() {
    closed = true;
    sockets.forEach(DatagramSocket::close);
  }

  private static InetAddress host(FetchRequest request) throws IOException {
    try {
      return InetAddress.getByName(request.uri().getHost());
    } catch (UnknownHostException e) {
      // Not its cause, for the innermost message is the one that people are shown.
      IOException told = new IOException(request.place() + ": there is no such host");
      told.addSuppressed(e);
      throw told;
    }
  }
}
