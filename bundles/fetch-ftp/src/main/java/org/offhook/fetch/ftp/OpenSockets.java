package org.offhook.fetch.ftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/** Makes the sockets of one visit, and closes all of them when its time is over. */
final class OpenSockets extends SocketFactory {
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    if (over) {
      socket.close();
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("not without a bound on time");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("not without a bound on time");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new IOException("not without a bound on time");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("not without a bound on time");
  }

  /** True when they were closed. */
  boolean areOver() {
    return over;
  }

  /** Whoever reads from them or writes to them gets an error at once. */
  void close() {
    over = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use to anybody any more.
      }
    }
  }
}
