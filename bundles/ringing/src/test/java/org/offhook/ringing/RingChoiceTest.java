package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.ringtones.RingTones;

/** Which tone a call has. */
class RingChoiceTest {
  private static final Cadence SECOND = Cadence.again(800, 400, 800, 4000);

  private final Repertoire repertoire = new Repertoire();
  private final RingChoice choice = new RingChoice(repertoire);

  @BeforeEach
  void chimes() {
    repertoire.bindLoaded(
        new RingTones() {
          @Override
          public List<String> names() {
            return List.of("Chimes");
          }

          @Override
          public Optional<Path> file(String name) {
            return Optional.empty();
          }

          @Override
          public List<String> load(String fileName, InputStream in) {
            throw new AssertionError();
          }

          @Override
          public boolean delete(String name) {
            throw new AssertionError();
          }
        });
  }

  private void line(int index, String tone) {
    choice.bindLine(
        new LineRing(Rung.config(LineRingConfig.class, Map.of("index", index, "tone", tone))));
  }

  private void rule(int index, String text, String tone) {
    choice.bindRule(
        new Rule(
            Rung.config(RuleConfig.class, Map.of("index", index, "text", text, "tone", tone))));
  }

  private void caller(Contact contact, ContactGroup... groups) {
    ContactList list = new ContactList(List.of(groups), List.of(contact), List.of());
    choice.bindPhonebook(
        Rung.answering(Phonebook.class, Map.of("lookup", Optional.of(contact), "list", list)));
  }

  private String tone(String... alertInfo) {
    return choice.of(Rung.call(0, alertInfo)).tone();
  }

  private Optional<Cadence> cadence(String... alertInfo) {
    return choice.of(Rung.call(0, alertInfo)).cadence();
  }

  private static Contact aunt(String group, Map<String, String> more) {
    return new Contact("Aunt", "", List.of("201"), group, Optional.empty(), more);
  }

  @Test
  void theCountryRingsWhereNothingIsSaid() {
    assertEquals("Ring01", tone());
    assertEquals(Optional.empty(), cadence());
  }

  @Test
  void eachLineHasItsTone() {
    line(1, "Ring09");
    line(0, "chimes.WAV");
    assertEquals("Chimes", tone());
    assertEquals("Ring09", choice.of(Rung.call(1)).tone());
    assertEquals("Ring01", choice.of(Rung.call(2)).tone());
  }

  @Test
  void theGroupOfTheCallerComesBeforeTheLineAndTheContactBeforeItsGroup() {
    line(0, "Ring09");
    ContactGroup family = new ContactGroup("family", "", "Ring 3", Map.of());
    caller(aunt("family", Map.of()), new ContactGroup("work", "", "2", Map.of()), family);
    assertEquals("Ring03", tone());
    caller(aunt("family", Map.of("RingType", "4")), family);
    assertEquals("Ring04", tone());
    caller(aunt("family", Map.of()), new ContactGroup("family", "", "gone", Map.of()));
    assertEquals("Ring09", tone());
  }

  @Test
  void alertInfoComesBeforeTheCallerAndARuleBeforeIt() {
    line(0, "Ring09");
    caller(aunt("", Map.of("RingType", "4")));
    assertEquals("Ring02", tone("<http://x>;info=ring2"));
    assertEquals("Chimes", tone("<http://x/chimes.wav>"));
    rule(1, "ring2", "Ring07");
    rule(0, "ring2", "Ring06");
    assertEquals("Ring06", tone("<http://x>;info=ring2"));
  }

  @Test
  void aCadenceKeepsTheToneThatTheCallHasAnyway() {
    line(0, "Ring09");
    assertEquals("Ring09", tone("<http://127.0.0.1/Bellcore-dr2>"));
    assertEquals(Optional.of(SECOND), cadence("<http://127.0.0.1/Bellcore-dr2>"));
    caller(aunt("", Map.of("RingType", "4")));
    assertEquals("Ring04", tone("Bellcore-dr2"));
    assertEquals(Optional.of(SECOND), cadence("Bellcore-dr2"));
    rule(0, "dr2", "Ring06");
    assertEquals(Optional.empty(), cadence("Bellcore-dr2"));
  }

  @Test
  void aRuleWithoutAToneHasTheOneOfItsNumber() {
    rule(3, "external", "");
    assertEquals("Ring04", tone("info=alert-external"));
  }

  @Test
  void tonesAreNamedInManyWays() {
    for (String name :
        List.of("Ring03", "ring3", "Ring 3", "ringtone-3", "MyMelody3", "Ring3.wav")) {
      assertEquals(Optional.of("Ring03"), repertoire.find(name), name);
    }
    assertEquals(Optional.of("Chimes"), repertoire.find(" CHIMES.wav"));
    assertEquals(Optional.empty(), repertoire.find("Ring12"));
    assertEquals(Optional.empty(), repertoire.find("ring"));
    assertEquals(Optional.empty(), repertoire.find(".wav"));
  }

  @Test
  void whatIsNotThereIsPassedOverAndTold() {
    line(0, "Trumpet");
    rule(2, "x", "Drum");
    assertEquals("Ring01", tone("x"));
    assertEquals(List.of("line 0: Trumpet", "rule 2: Drum"), choice.missing());
  }
}
