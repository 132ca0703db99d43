package org.offhook.ringing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.Phonebook.Book;
import org.offhook.api.phone.Call;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the tone of a call. The first of these that names a tone there is counts: the rule whose
 * text is in {@code Alert-Info}; {@code Alert-Info} itself; the caller in the phonebook; the
 * caller's group; the line. The cadence that {@code Alert-Info} asks for is kept with any of the
 * last three.
 */
@Component(service = RingChoice.class)
public final class RingChoice {
  private static final Logger LOG = LoggerFactory.getLogger(RingChoice.class);
  private static final String TONE_OF_CONTACT = "ringtype";

  private final Repertoire repertoire;
  private final List<LineRing> lines = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private volatile Phonebook phonebook;

  /** With the tones there are. */
  @Activate
  public RingChoice(@Reference Repertoire repertoire) {
    this.repertoire = repertoire;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(LineRing line) {
    lines.add(line);
  }

  void unbindLine(LineRing line) {
    lines.remove(line);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindRule(Rule rule) {
    rules.add(rule);
  }

  void unbindRule(Rule rule) {
    rules.remove(rule);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhonebook(Phonebook phonebook) {
    this.phonebook = phonebook;
  }

  void unbindPhonebook(Phonebook phonebook) {
    if (this.phonebook == phonebook) {
      this.phonebook = null;
    }
  }

  /**
   * What a call rings with.
   *
   * @param tone name of a tone there is
   * @param cadence in place of the tone's own
   * @param why for the log
   */
  record Ring(String tone, Optional<Cadence> cadence, String why) {}

  /** Chooses; there is always something. */
  Ring of(Call call) {
    AlertInfo info = AlertInfo.of(call.session().headers("Alert-Info"));
    return rule(info)
        .or(() -> named(info))
        .or(() -> caller(call, info))
        .or(() -> line(call, info))
        .orElseGet(() -> new Ring(BuiltIn.COUNTRY, info.cadence(), "the country"));
  }

  private Optional<Ring> rule(AlertInfo info) {
    return rules.stream()
        .sorted(Comparator.comparingInt(Rule::index))
        .filter(rule -> rule.fits(info))
        .flatMap(
            rule ->
                repertoire.find(rule.tone()).stream()
                    .map(name -> new Ring(name, Optional.empty(), "rule " + rule.index())))
        .findFirst();
  }

  private Optional<Ring> named(AlertInfo info) {
    return info.words().stream()
        .flatMap(name -> repertoire.find(name).stream())
        .findFirst()
        .map(name -> new Ring(name, info.cadence(), "Alert-Info"));
  }

  private Optional<Ring> caller(Call call, AlertInfo info) {
    Phonebook book = phonebook;
    String number =
        call.remote().user().replaceFirst("(?i)^(sips?|tel):", "").replaceFirst("[@;].*", "");
    if (book == null || number.isEmpty()) {
      return Optional.empty();
    }
    try {
      return book.lookup(number)
          .flatMap(contact -> own(contact).or(() -> group(book, contact)))
          .map(name -> new Ring(name, info.cadence(), "the phonebook"));
    } catch (RuntimeException e) {
      LOG.error("The phonebook failed to say how {} rings", number, e);
      return Optional.empty();
    }
  }

  private Optional<String> own(Contact contact) {
    return contact.more().entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(TONE_OF_CONTACT))
        .map(Map.Entry::getValue)
        .flatMap(value -> tone(value).stream())
        .findFirst();
  }

  private Optional<String> group(Phonebook book, Contact contact) {
    if (contact.group().isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(Book.values())
        .flatMap(shelf -> book.list(shelf).groups().stream())
        .filter(group -> group.name().equals(contact.group()))
        .flatMap(group -> tone(group.ringTone()).stream())
        .findFirst();
  }

  /** Phonebooks name a tone by its number alone, as the phones' screens do, or as its file. */
  private Optional<String> tone(String value) {
    String whole = value.strip();
    return repertoire.find(whole.matches("[1-9]\\d?") ? "Ring" + whole : whole);
  }

  private Optional<Ring> line(Call call, AlertInfo info) {
    return lines.stream()
        .filter(line -> line.line() == call.line().index())
        .flatMap(line -> repertoire.find(line.tone()).stream())
        .findFirst()
        .map(name -> new Ring(name, info.cadence(), "line " + call.line().index()));
  }

  /** Tones that are configured and not there, each with its place. */
  List<String> missing() {
    var missing = new java.util.TreeSet<String>();
    for (LineRing line : lines) {
      if (repertoire.find(line.tone()).isEmpty()) {
        missing.add("line %d: %s".formatted(line.line(), line.tone()));
      }
    }
    for (Rule rule : rules) {
      if (repertoire.find(rule.tone()).isEmpty()) {
        missing.add("rule %d: %s".formatted(rule.index(), rule.tone()));
      }
    }
    return List.copyOf(missing);
  }
}
