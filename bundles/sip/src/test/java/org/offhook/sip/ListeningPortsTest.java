package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gov.nist.javax.sip.SipStackImpl;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;

/** The ports that the stack listens on. */
class ListeningPortsTest {
  private SipStackImpl stack;

  @BeforeEach
  void open() throws Exception {
    SSLContext context = SSLContext.getDefault();
    stack = new SipStackImpl(SharedStack.properties(new TlsSetup(Settings.sip(Map.of())), context));
  }

  @AfterEach
  void stop() {
    stack.stop();
  }

  /** The library fails to close what its thread has not come to read from; that must not matter. */
  @Test
  void allPortsAreClosedThoughTheyWereOpenedThisMoment() throws Exception {
    List<ListeningPorts> opened = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ListeningPorts ports = new ListeningPorts(stack);
      opened.add(ports);
      int port = ports.open(0, Transport.UDP, Transport.TCP);
      assertEquals(port, ports.of(Transport.TCP).getPort());
      ports.close();
      assertTrue(FreePorts.becomesFree(port), "port " + port + " of attempt " + i);
    }
    stack.stop();
    opened.forEach(ListeningPorts::finish);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!reading().isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    assertEquals(List.of(), reading());
  }

  /** Threads of the stack that wait for datagrams. */
  private List<String> reading() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(stack.getStackName() + "-UDP"))
        .toList();
  }

  @Test
  void aPortThatIsTakenIsReplacedByAnother() throws Exception {
    try (DatagramSocket other = new DatagramSocket(0)) {
      ListeningPorts ports = new ListeningPorts(stack);
      int port = ports.open(other.getLocalPort(), Transport.UDP, Transport.TCP);
      assertNotEquals(other.getLocalPort(), port);
      ports.close();
    }
  }
}
