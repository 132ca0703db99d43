package org.offhook.sip;

import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.ListeningPointImpl;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import org.offhook.api.sip.Account.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports of all local addresses that the stack listens on, one for each transport. */
final class ListeningPorts {
  private static final Logger LOG = LoggerFactory.getLogger(ListeningPorts.class);
  private static final String ANY = "0.0.0.0";
  private static final int ATTEMPTS = 10;

  private final SipStackImpl stack;
  private final Map<Transport, ListeningPointExt> points = new EnumMap<>(Transport.class);
  private final List<ListeningPoint> closed = new ArrayList<>();

  ListeningPorts(SipStackImpl stack) {
    this.stack = stack;
  }

  /** Where a transport listens. */
  ListeningPointExt of(Transport transport) {
    return points.get(transport);
  }

  /**
   * Listens on one port for these transports.
   *
   * @param wanted the port; 0 for any, which is also taken where another program has this one
   * @return the port
   * @throws IOException when no port is free
   */
  int open(int wanted, Transport... transports)
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

  private void drop(Transport... transports) {
    for (Transport transport : transports) {
      Optional.ofNullable(points.remove(transport)).ifPresent(this::close);
    }
  }

  /** Lets go of all ports: who comes next wants the same ones. */
  void close() {
    points.values().forEach(this::close);
  }

  /**
   * Closes one. The library does that first, and may fail then, where its thread has not come to
   * read from it yet.
   */
  private void close(ListeningPoint point) {
    closed.add(point);
    try {
      stack.deleteListeningPoint(point);
    } catch (SipException | RuntimeException e) {
      LOG.debug("{} was closed before it was read from", point, e);
    }
  }

  /**
   * Ends the threads that read. One that came to run only after its port was closed has begun
   * another one, which nobody ends: this is to be called when all of them have run.
   */
  void finish() {
    for (ListeningPoint point : closed) {
      try {
        ((ListeningPointImpl) point).getMessageProcessor().stop();
      } catch (RuntimeException e) {
        LOG.debug("{} keeps a thread", point, e);
      }
    }
  }
}
