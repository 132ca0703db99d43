package org.offhook.advice.of.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of TS 24.647 in words. */
class ChargeTest {
  private static String document(String inside) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <aoc xmlns="http://uri.etsi.org/ngn/params/xml/simservs/aoc">%s</aoc>
        """
        .formatted(inside);
  }

  private static String money(String stage, String info, String currency, String amount) {
    String units =
        "<currency-id>%s</currency-id><currency-amount>%s</currency-amount>"
            .formatted(currency, amount);
    return document(
        "<%1$s><charging-info>%2$s</charging-info><recorded-charges><recorded-currency-units>%3$s</recorded-currency-units></recorded-charges><billing-id>normal-charging</billing-id></%1$s>"
            .formatted(stage, info, units));
  }

  private static String told(String document, String ratio) throws IOException {
    return Charge.read(document).told(new BigDecimal(ratio), "usd");
  }

  @ParameterizedTest
  @CsvSource({
    "aoc-d, subtotal, EUR, 0.25, 1, has cost 0.25 EUR so far",
    "aoc-d, total, EUR, 0.5, 1, has cost 0.50 EUR",
    "aoc-e, '', eur, 12, 1, has cost 12 EUR",
    "aoc-e, '', EUR, 100, 1.19, has cost 119 EUR",
    "aoc-d, subtotal, '', 0.125, 2, has cost 0.25 USD so far",
    "aoc-s, '', EUR, 0.10, 1, costs 0.10 EUR",
  })
  void amounts(
      String stage, String info, String currency, String amount, String ratio, String expected)
      throws IOException {
    assertEquals(expected, told(money(stage, info, currency, amount), ratio));
  }

  @Test
  void unitsAreMultipliedByWhatOneCosts() throws IOException {
    String units =
        document(
            "<aoc-e><recorded-charges><recorded-charging-units>"
                + "<recorded-number-of-units>3</recorded-number-of-units>"
                + "</recorded-charging-units></recorded-charges></aoc-e>");
    assertEquals("has cost 0.18 USD", told(units, "0.06"));
  }

  @Test
  void nothingAndNobodyKnows() throws IOException {
    assertEquals(
        "has cost nothing",
        told(document("<aoc-e><recorded-charges><free-charge/></recorded-charges></aoc-e>"), "1"));
    assertEquals(
        "has cost an amount that is not known",
        told(
            document("<aoc-e><recorded-charges><not-available/></recorded-charges></aoc-e>"), "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Signal=5",
        "<aoc/>",
        "<aoc><aoc-d>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><aoc><aoc-e>"
            + "<currency-amount>&x;</currency-amount></aoc-e></aoc>",
        "<aoc><aoc-e><currency-amount>-1</currency-amount></aoc-e></aoc>",
        "<aoc><aoc-e><currency-amount>1e999999999</currency-amount></aoc-e></aoc>"
      })
  void whatIsNoAdviceIsRefused(String text) {
    String message = assertThrows(IOException.class, () -> Charge.read(text), text).getMessage();
    assertTrue(message.startsWith("no advice of charge"), message);
  }

  @Test
  void currenciesOfStrangersAreWords() throws IOException {
    assertEquals("has cost 1 USD", told(money("aoc-e", "", "a b; rm", "1"), "1"), "not a currency");
  }
}
