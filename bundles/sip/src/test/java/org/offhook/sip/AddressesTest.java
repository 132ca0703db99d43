package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.sip.Party;

class AddressesTest {

  @Test
  void telephoneNumbersGoToTheDomain() {
    assertEquals(
        "sip:+4930123456@example.test;user=phone",
        RequestUri.of("tel:+49-30-123456;isub=1", "example.test"));
    assertEquals("sips:a@b;x=1", RequestUri.of("sips:a@b;x=1", "example.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bob",
        "http://x",
        "tel:",
        "tel:abc-xyz",
        "sip:",
        "sip:a@",
        "sip:a b@c",
        "sip:a@b:99999"
      })
  void noAddress(String text) {
    assertThrows(IllegalArgumentException.class, () -> RequestUri.of(text, "example.test"));
  }

  @Test
  void noLineCanBeSmuggledIn() {
    assertEquals("sip:a@bEvil: 1", "sip:a@b" + Text.clean("\r\nEvil: 1"));
    assertThrows(IllegalArgumentException.class, () -> RequestUri.of("sip:a@b\r\nEvil: 1", "x"));
  }

  @Test
  void uriTakenApart() {
    Uri uri = Uri.parse("sip:alice:pw@[2001:DB8::1]:5070;transport=TCP;lr?subject=x");
    assertEquals("alice", uri.user());
    assertEquals("2001:db8::1", uri.host());
    assertEquals(5070, uri.port());
    assertEquals("tcp", uri.parameter("transport"));
    assertEquals("", uri.parameter("lr"));
  }

  @Test
  void parties() {
    assertEquals(
        new Party("A \"B\" <c>", "bob", "sip:bob@x"),
        Parties.party("\"A \\\"B\\\" <c>\" <sip:bob@x>;tag=1"));
    assertEquals(new Party("", "+49301", "tel:+49301"), Parties.party("<tel:+49301>"));
    assertEquals("Evil[2J", Parties.party("\"Evil\u001b[2J\u0007\" <sip:b@x>").displayName());
    assertEquals("a b+c", Parties.party("<sip:a%20b+c@x>").user());
  }

  @Test
  void redirectsInOrderOfPreferenceAndNotInCircles() {
    Redirects redirects = new Redirects("sip:a@x");
    redirects.add(List.of("<sip:low@x>;q=0.1", "<sip:high@x>;q=0.9", "<sip:A@x>", "<mailto:y@x>"));
    assertEquals(Optional.of("sip:high@x"), redirects.next());
    redirects.add(List.of("<sip:high@x>", "<sip:deeper@x>"));
    assertEquals(Optional.of("sip:deeper@x"), redirects.next());
    assertEquals(Optional.of("sip:low@x"), redirects.next());
    assertEquals(Optional.empty(), redirects.next());
  }

  @Test
  void redirectsEnd() {
    Redirects redirects = new Redirects("sip:0@x");
    int followed = 0;
    for (int i = 1; i < 1000; i++) {
      redirects.add(List.of("<sip:" + i + "@x>"));
      followed += redirects.next().isPresent() ? 1 : 0;
    }
    assertEquals(10, followed);
  }
}
