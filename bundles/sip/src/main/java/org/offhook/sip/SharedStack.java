package org.offhook.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
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

  private final SipStackImpl stack;
  private final SipProviderImpl provider;
  private final ListeningPorts ports;
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
      ports = new ListeningPorts(stack);
      int port = ports.open(config.port(), Transport.UDP, Transport.TCP);
      int tlsPort = ports.open(config.tlsPort(), Transport.TLS);
      provider = (SipProviderImpl) stack.createSipProvider(ports.of(Transport.UDP));
      provider.addListeningPoint(ports.of(Transport.TCP));
      provider.addListeningPoint(ports.of(Transport.TLS));
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
    return ports.of(transport).getPort();
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
    ports.of(server.transport()).sendHeartbeat(server.getHost(), server.port());
  }

  /**
   * Closes all sockets. The library sleeps for a second after that, which a thread of its own does.
   */
  void close() {
    provider.removeSipListener(listener);
    ports.close();
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
      ports.finish();
      scanner.addEvent(last);
    }
  }

  static Properties properties(TlsSetup tls, SSLContext context) {
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
