package org.offhook.advice.of.charge;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a document says (3GPP TS 24.647 annex C).
 *
 * @param stage when it holds
 * @param free nothing is charged
 * @param amount what is charged, in the currency or in units; empty when that is not known
 * @param currency of the amount; empty when it is in units
 */
record Charge(Stage stage, boolean free, Optional<BigDecimal> amount, String currency) {
  private static final int LONGEST = 1 << 16;
  private static final int MOST_DIGITS = 18;

  /** When a charge holds. */
  enum Stage {
    /** AOC-S: the price of the call that is being made. */
    PRICE,
    /** AOC-D: so far. */
    SO_FAR,
    /** AOC-E: in the end. */
    IN_ALL
  }

  private static final Map<String, Stage> STAGES =
      Map.of("aoc-s", Stage.PRICE, "aoc-d", Stage.SO_FAR, "aoc-e", Stage.IN_ALL);

  private static final Set<String> UNITS =
      Set.of("recorded-number-of-units", "number-of-units", "charging-units");

  /**
   * Reads a document. Nothing outside of it is ever read: no entities, no DTD.
   *
   * @throws IOException when it is none, with what was expected
   */
  static Charge read(String text) throws IOException {
    if (text.length() > LONGEST) {
      throw new IOException("a document of " + text.length() + " characters");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text.strip()));
      try {
        return document(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw new IOException("no advice of charge: " + e.getMessage(), e);
    }
  }

  /** The last stage that is in it: a document at the end may repeat the one before. */
  private static Charge document(XMLStreamReader xml) throws XMLStreamException, IOException {
    Optional<Charge> last = Optional.empty();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        Stage stage = STAGES.get(xml.getLocalName());
        if (stage != null) {
          last = Optional.of(charge(stage, values(xml)));
        }
      }
    }
    return last.orElseThrow(
        () -> new IOException("no advice of charge: expected aoc-s, aoc-d or aoc-e"));
  }

  /** The texts of what is inside of a stage, the first of each name. */
  private static Map<String, String> values(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> values = new HashMap<>();
    String name = "";
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          name = xml.getLocalName();
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          values.putIfAbsent(name, text.toString().strip());
        }
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
    return values;
  }

  private static Charge charge(Stage stage, Map<String, String> values) {
    boolean free = values.containsKey("free-charge") || values.containsKey("free-of-charge");
    Stage told = "total".equals(values.get("charging-info")) ? Stage.IN_ALL : stage;
    String currency = values.getOrDefault("currency-id", "");
    Optional<BigDecimal> units =
        UNITS.stream()
            .filter(values::containsKey)
            .findFirst()
            .map(name -> number(values.get(name)));
    return new Charge(
        told,
        free,
        Optional.ofNullable(values.get("currency-amount")).map(Charge::number).or(() -> units),
        currency.matches("[\\p{L}\\p{Sc}]{1,8}") ? currency : "");
  }

  private static BigDecimal number(String text) {
    if (!text.matches("[0-9]{1," + MOST_DIGITS + "}([.][0-9]{1," + MOST_DIGITS + "})?")) {
      throw new NumberFormatException("expected a number, found " + text.length() + " characters");
    }
    return new BigDecimal(text);
  }

  /**
   * In words for the person at the phone.
   *
   * @param ratio what it is multiplied by
   * @param otherwise currency of what has none
   */
  String told(BigDecimal ratio, String otherwise) {
    String much =
        free
            ? "nothing"
            : amount
                .map(number -> plain(number.multiply(ratio)) + " " + named(otherwise))
                .orElse("an amount that is not known");
    return switch (stage) {
      case PRICE -> "costs " + much;
      case SO_FAR -> "has cost " + much + " so far";
      case IN_ALL -> "has cost " + much;
    };
  }

  private String named(String otherwise) {
    return (currency.isEmpty() ? otherwise : currency).toUpperCase(java.util.Locale.ROOT);
  }

  /** Cents are written out, and no more digits than there are. */
  private static String plain(BigDecimal number) {
    BigDecimal least = number.stripTrailingZeros();
    return (least.scale() == 1 ? least.setScale(2) : least.scale() < 0 ? least.setScale(0) : least)
        .toPlainString();
  }
}
