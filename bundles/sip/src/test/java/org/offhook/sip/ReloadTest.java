package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.VirtualTime;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

/** A change of parameters is known before the engine that has them begins. */
class ReloadTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @SuppressWarnings("unchecked") // a proxy knows no type parameters
  private static ConfigurationEvent changed() {
    ServiceReference<ConfigurationAdmin> nobody =
        (ServiceReference<ConfigurationAdmin>)
            Proxy.newProxyInstance(
                ServiceReference.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> null);
    return new ConfigurationEvent(nobody, ConfigurationEvent.CM_UPDATED, null, SipConfig.PID);
  }

  /** Answers the first REGISTER. */
  private static void bind(DatagramSocket registrar) throws Exception {
    registrar.setSoTimeout(5000);
    DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
    registrar.receive(packet);
    String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    String head =
        request
            .lines()
            .filter(line -> line.matches("(Via|From|To|Call-ID|CSeq|Contact): .*"))
            .map(line -> line.startsWith("To:") ? line + ";tag=r" : line)
            .collect(Collectors.joining("\r\n"));
    byte[] ok = ("SIP/2.0 200 OK\r\n" + head + "\r\nContent-Length: 0\r\n\r\n").getBytes();
    registrar.send(new DatagramPacket(ok, ok.length, packet.getSocketAddress()));
  }

  @Test
  void whatIsRegisteredCountsNoMoreFromTheChangeOn() throws Exception {
    VirtualTime time = new VirtualTime();
    Reload reload = new Reload(time);
    try (DatagramSocket registrar = new DatagramSocket(0, HERE);
        TestPhone phone = new TestPhone(Map.of())) {
      phone.signalling.bindReload(reload);
      UserAgent agent =
          phone.open(TestPhone.account("bob", "", Transport.UDP, registrar.getLocalPort()));
      phone.run(agent::register);
      bind(registrar);
      phone.await(Phase.REGISTERED);
      reload.configurationEvent(changed());
      assertEquals(Phase.REGISTERING, phone.onThread(agent::registration).phase());
      // A change that makes no new engine leaves all as it was.
      time.advance(java.time.Duration.ofSeconds(6));
      assertEquals(Phase.REGISTERED, phone.onThread(agent::registration).phase());
    }
  }
}
