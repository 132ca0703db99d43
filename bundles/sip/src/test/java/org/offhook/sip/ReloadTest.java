package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.VirtualTime;

/** What stays while SIP starts anew. */
class ReloadTest {
  private static final Pattern MARK = Pattern.compile(";line=([0-9a-f]+)");

  /** The mark in the Contact of the first REGISTER that a new engine sends. */
  private static String bound(Reload reload) throws Exception {
    try (DatagramSocket registrar = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        TestPhone phone = new TestPhone(Map.of())) {
      registrar.setSoTimeout((int) (TestPhone.PATIENCE * 1000));
      phone.signalling.bindReload(reload);
      UserAgent agent =
          phone.open(TestPhone.account("bob", "", Transport.UDP, registrar.getLocalPort()));
      phone.run(agent::register);
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      registrar.receive(packet);
      String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
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
