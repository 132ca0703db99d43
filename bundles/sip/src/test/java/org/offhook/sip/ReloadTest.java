package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.VirtualTime;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

/** What stays while SIP starts anew, and what counts no more. */
class ReloadTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Pattern MARK = Pattern.compile(";line=([0-9a-f]+)");

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

  /** The first request that comes. */
  private static DatagramPacket heard(DatagramSocket registrar) throws Exception {
    registrar.setSoTimeout((int) (TestPhone.PATIENCE * 1000));
    DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
    registrar.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  /** Answers the first REGISTER. */
  private static void bind(DatagramSocket registrar) throws Exception {
    DatagramPacket packet = heard(registrar);
    String head =
        text(packet)
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
      time.advance(Duration.ofSeconds(6));
      assertEquals(Phase.REGISTERED, phone.onThread(agent::registration).phase());
    }
  }

  /** The mark in the Contact of the first REGISTER that a new engine sends. */
  private static String bound(Reload reload) throws Exception {
    try (DatagramSocket registrar = new DatagramSocket(0, HERE);
        TestPhone phone = new TestPhone(Map.of())) {
      phone.signalling.bindReload(reload);
      UserAgent agent =
          phone.open(TestPhone.account("bob", "", Transport.UDP, registrar.getLocalPort()));
      phone.run(agent::register);
      String text = text(heard(registrar));
      assertTrue(text.startsWith("REGISTER "), text);
      Matcher mark = MARK.matcher(text);
      assertTrue(mark.find(), text);
      return mark.group(1);
    }
  }

  @Test
  void aPhoneWithoutHardwareAddressBindsTheSameContactAgain() throws Exception {
    Reload reload = new Reload(new VirtualTime());
    String first = bound(reload);
    assertEquals(first, bound(reload));
    assertNotEquals(first, bound(new Reload(new VirtualTime())), "another phone is another one");
  }
}
