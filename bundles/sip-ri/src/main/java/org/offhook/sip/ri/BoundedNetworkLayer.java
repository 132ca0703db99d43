package org.offhook.sip.ri;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Makes sockets that connect in bounded time, keep what they receive in little memory, carry the
 * type of service, and do TLS our way.
 */
public final class BoundedNetworkLayer implements NetworkLayer {
  private static final int CONNECT_MILLIS = 4000;

  private volatile SSLContext context;
  private volatile Function<InetSocketAddress, List<String>> names = peer -> List.of();
  private volatile int trafficClass;

  /**
   * Steers it; before the first listening point is made.
   *
   * @param context keys and trust, for connections in either direction
   * @param names what the server at an address calls itself, for the TLS server name indication
   * @param trafficClass type-of-service byte of what is sent
   */
  public void steer(
      SSLContext context, Function<InetSocketAddress, List<String>> names, int trafficClass) {
    this.context = context;
    this.names = names;
    this.trafficClass = trafficClass;
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new ServerSocket(port, backlog, address);
  }

  @Override
  public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(port, backlog, address);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return createSocket(address, port, null);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local) throws IOException {
    return createSocket(address, port, local, 0);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    Socket socket = new Socket();
    try {
      if (local != null && !local.isAnyLocalAddress()) {
        socket.bind(new InetSocketAddress(local, localPort));
      }
      mark(socket);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
    return createSSLSocket(address, port, null);
  }

  @Override
  public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local)
      throws IOException {
    Socket plain = createSocket(address, port, local);
    // A silent server must not hold the handshake for ever.
    plain.setSoTimeout(CONNECT_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, address.getHostAddress(), port, true);
    socket.addHandshakeCompletedListener(event -> patient(plain));
    indicate(socket, names.apply(new InetSocketAddress(address, port)));
    return socket;
  }

  @Override
  public DatagramSocket createDatagramSocket() throws SocketException {
    return marked(new DatagramSocket());
  }

  @Override
  public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
    return marked(new TrimmedDatagramSocket(port, address));
  }

  @Override
  public void setSipStack(SipStackImpl stack) {
    // Not needed.
  }

  private static void patient(Socket socket) {
    try {
      socket.setSoTimeout(0);
    } catch (SocketException e) {
      // Closed meanwhile: whoever reads it will notice.
    }
  }

  private static void indicate(SSLSocket socket, List<String> names) {
    List<String> hosts = names.stream().filter(BoundedNetworkLayer::isHostName).toList();
    if (!hosts.isEmpty()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(hosts.get(0))));
      socket.setSSLParameters(parameters);
    }
  }

  /** RFC 6066 allows no addresses in the indication. */
  private static boolean isHostName(String name) {
    return !name.contains(":") && !name.matches("[0-9.]+");
  }

  private void mark(Socket socket) {
    try {
      socket.setTrafficClass(trafficClass);
    } catch (SocketException e) {
      // The system keeps its own marking; the call goes on without.
    }
  }

  private DatagramSocket marked(DatagramSocket socket) {
    try {
      socket.setTrafficClass(trafficClass);
    } catch (SocketException e) {
      // As above.
    }
    return socket;
  }
}
