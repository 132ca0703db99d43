package org.offhook.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialledTest {

  @ParameterizedTest
  @CsvSource({
    "100, sip:100@pbx.example",
    "+1 (212) 555-0100, sip:+12125550100@pbx.example",
    "*72, sip:*72@pbx.example",
    "#31#5, sip:%2331%235@pbx.example",
    "alice, sip:alice@pbx.example",
    "alice@192.0.2.1:5070, sip:alice@192.0.2.1:5070",
    "sip:bob@other.example;transport=tcp, sip:bob@other.example;transport=tcp",
    "tel:+15550100, tel:+15550100"
  })
  void becomesAUri(String dialled, String uri) {
    assertEquals(uri, Dialled.uri(dialled, "pbx.example"));
  }

  @Test
  void anAddressAsDomainIsBracketed() {
    assertEquals("sip:100@[::1]", Dialled.uri("100", "::1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words here", "a\r\nVia: x", "<script>", "sip:a b"})
  void nonsenseIsRefused(String dialled) {
    assertThrows(IllegalArgumentException.class, () -> Dialled.uri(dialled, "pbx.example"));
  }
}
