package org.offhook.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.Timeout;
import javax.sip.TimeoutEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.api.sip.Account.Transport;
import org.offhook.sip.ri.BoundedNetworkLayer;
import org.offhook.sip.ri.ChosenHopRouter;
import org.offhook.sip.ri.NoSecurity;
import org.offhook.sip.ri.Slf4jServerLogger;
import org.offhook.sip.ri.Slf4jStackLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JAIN SIP's stack: transactions over UDP, TCP and TLS on all local addresses. */
final class SharedStack {
  private static final Logger LOG = LoggerFactory.getLogger(SharedStack.class);
  private static final String ANY = "0.0.0.0";
  private static final int ATTEMPTS = 10;

  private final SipStackImpl stack;
  private final SipProviderImpl provider;
  private final Map<Transport, ListeningPointExt> points = new EnumMap<>(Transport.class);
  private final ExpectedNames expected = new ExpectedNames();
  private final SipListener listener;

  /**
   * Opens it.
   *
   * @throws IllegalStateException when no port can be had
   */
  SharedStack(SipConfig config, SipListener listener) {
    this.listener = listener;
    TlsSetup tls = new TlsSetup(config);
    SSLContext context = tls.context(expected);
    try {
      stack = new SipStackImpl(properties(tls, context));
      ((BoundedNetworkLayer) stack.getNetworkLayer()).steer(context, expected::at, config.tos());
      int port = listen(config.port(), Transport.UDP, Transport.TCP);
      int tlsPort = listen(config.tlsPort(), Transport.TLS);
      provider = (SipProviderImpl) stack.createSipProvider(points.get(Transport.UDP));
      provider.addListeningPoint(points.get(Transport.TCP));
      provider.addListeningPoint(points.get(Transport.TLS));
      provider.setAutomaticDialogSupportEnabled(false);
      provider.addSipListener(listener);
      stack.start();
      LOG.info("SIP listens on port {} (UDP, TCP) and {} (TLS)", port, tlsPort);
    } catch (SipException | InvalidArgumentException | IOException e) {
      throw new IllegalStateException("the SIP stack cannot start: " + e.getMessage(), e);
    } catch (java.util.TooManyListenersException e) {
      throw new IllegalStateException("the SIP stack has a listener already", e);
    }
  }

  /** The local port of a transport. */
  int port(Transport transport) {
    return points.get(transport).getPort();
  }

  /** A transaction for a request that carries its {@link Server}. */
  ClientTransaction transaction(Request request) throws SipException {
    return provider.getNewClientTransaction(request);
  }

  /** Provider, for server transactions. */
  SipProviderImpl provider() {
    return provider;
  }

  /** How many server transactions there are, those included that only remember their answer. */
  int serverTransactions() {
    return stack.getServerTransactionTableSize();
  }

  /** Sends a request without transaction: an ACK. */
  void send(Request request) throws SipException {
    provider.sendRequest(request);
  }

  /** Sends a response without transaction: a 2xx once more. */
  void send(Response response) throws SipException {
    provider.sendResponse(response);
  }

  /** Which name the certificate of a server must carry. */
  void expect(Server server) {
    if (server.transport() == Transport.TLS) {
      expected.expect(server);
    }
  }

  /** Sends the empty lines that keep a way open (RFC 5626 section 3.5.1). */
  void heartbeat(Server server) throws IOException {
    points.get(server.transport()).sendHeartbeat(server.getHost(), server.port());
  }

  /**
   * Closes all sockets: who comes next wants the same ports. The library sleeps for a second after
   * that, which a thread of its own does.
   */
  void close() {
    provider.removeSipListener(listener);
    for (ListeningPoint point : points.values()) {
      try {
        stack.deleteListeningPoint(point);
      } catch (SipException e) {
        LOG.debug("{} is closed with the stack", point, e);
      } catch (NullPointerException e) {
        // The library's receiver of datagrams has not begun yet; its socket is closed all the same.
        LOG.debug("{} is closed before it was used", point, e);
      }
    }
    // Made here: when the thread runs, the bundle with its classes may be gone.
    TimeoutEvent last = new TimeoutEvent(provider, (ServerTransaction) null, Timeout.TRANSACTION);
    EventWrapper event = new EventWrapper(last, null);
    Thread closer = new Thread(() -> stop(event), "sip-stop");
    closer.setDaemon(true);
    closer.start();
  }

  /** The library's thread for events sees that it is to stop when one more has come. */
  private void stop(EventWrapper last) {
    EventScanner scanner = stack.getEventScanner();
    try {
      stack.stop();
    } finally {
      scanner.addEvent(last);
    }
  }

  private int listen(int wanted, Transport... transports)
      throws IOException, SipException, InvalidArgumentException {
    int port = wanted;
    if (wanted != 0 && !FreePorts.becomesFree(wanted)) {
      LOG.warn("SIP port {} is taken by another program; another port is used", wanted);
      port = 0;
    }
    for (int attempt = 1; ; attempt++) {
      int chosen = port == 0 ? FreePorts.any() : port;
      try {
        for (Transport transport : transports) {
          points.put(transport, point(chosen, transport));
        }
        return chosen;
      } catch (SipException | InvalidArgumentException e) {
        drop(transports);
        if (port != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ListeningPointExt point(int port, Transport transport)
      throws SipException, InvalidArgumentException {
    return (ListeningPointExt) stack.createListeningPoint(ANY, port, transport.name());
  }

  private void drop(Transport... transports) throws SipException {
    for (Transport transport : transports) {
      ListeningPoint point = points.remove(transport);
      if (point != null) {
        stack.deleteListeningPoint(point);
      }
    }
  }

  private static Properties properties(TlsSetup tls, SSLContext context) {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "offhook-" + UUID.randomUUID());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    properties.setProperty("javax.sip.ROUTER_PATH", ChosenHopRouter.class.getName());
    set(properties, "STACK_LOGGER", Slf4jStackLogger.class.getName());
    set(properties, "SERVER_LOGGER", Slf4jServerLogger.class.getName());
    set(properties, "NETWORK_LAYER", BoundedNetworkLayer.class.getName());
    set(properties, "SECURITY_MANAGER_PROVIDER", NoSecurity.class.getName());
    set(properties, "AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    set(properties, "REENTRANT_LISTENER", "true");
    // One thread keeps datagrams in order: a CANCEL must not overtake its INVITE.
    set(properties, "THREAD_POOL_SIZE", "1");
    set(properties, "DELIVER_UNSOLICITED_NOTIFY", "true");
    set(properties, "MAX_MESSAGE_SIZE", "65536");
    set(properties, "MAX_CONNECTIONS", "64");
    set(properties, "TLS_CLIENT_PROTOCOLS", String.join(", ", tls.versions()));
    set(properties, "ENABLED_CIPHER_SUITES", String.join(" ", TlsSetup.suites(context)));
    return properties;
  }

  private static void set(Properties properties, String name, String value) {
    properties.setProperty("gov.nist.javax.sip." + name, value);
  }
}
