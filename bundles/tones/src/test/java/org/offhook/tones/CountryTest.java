package org.offhook.tones;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource.Occasion;

class CountryTest {
  static ToneConfig config(String country, boolean own, int level) {
    return new ToneConfig() {
      @Override
      public String selectedCountry() {
        return country;
      }

      @Override
      public boolean useConfigFileValues() {
        return own;
      }

      @Override
      public int toneSignalLevel() {
        return level;
      }

      @Override
      public int ringerSignalLevel() {
        return -6;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return ToneConfig.class;
      }
    };
  }

  private static Tone tone(String country, Occasion occasion) {
    return new Tones(config(country, false, 16)).tone(occasion).orElseThrow();
  }

  private static void assertTone(Tone tone, String expected) {
    var words = tone.segments().stream().map(CountryTest::word).toList();
    assertEquals(List.of(expected.split(" ")), words);
  }

  private static String word(Tone.Segment segment) {
    String hertz =
        String.join(
            "+",
            Arrays.stream(segment.frequencies()).mapToObj(f -> String.valueOf((int) f)).toList());
    return (hertz.isEmpty() ? "0" : hertz) + "/" + segment.millis();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Israel",
        "China",
        "France",
        "Germany",
        "Netherlands",
        "UK",
        "Brazil",
        "Italy",
        "Argentina",
        "Portugal",
        "Russia",
        "Australia",
        "USA",
        "India"
      })
  void everyCountryHasEveryTone(String country) {
    var tones = new Tones(config(country, false, 16));
    for (Occasion occasion : Occasion.values()) {
      Tone tone = tones.tone(occasion).orElseThrow(() -> new AssertionError(occasion));
      assertTrue(tone.segments().stream().anyMatch(s -> s.frequencies().length > 0));
      assertTrue(tone.repeatFrom() < tone.segments().size());
      for (Tone.Segment segment : tone.segments()) {
        assertTrue(segment.levelDbm0() <= 0 && segment.millis() >= 0, segment.toString());
      }
    }
  }

  @Test
  void theTonesOfTheUsaAreThoseOfThePhones() {
    assertTone(tone("USA", Occasion.DIAL), "350+440/0");
    assertTone(tone("USA", Occasion.RINGBACK), "440+480/2000 0/4000");
    assertTone(tone("USA", Occasion.BUSY), "480+620/500 0/500");
    assertTone(tone("USA", Occasion.CONGESTION), "480+620/250 0/250");
    assertTone(tone("USA", Occasion.STUTTER_DIAL), "350+440/250 0/150");
    assertTone(tone("USA", Occasion.CALL_WAITING), "350+440/300 0/10000 350+440/300 0/10000");
    assertTone(tone("USA", Occasion.HOWLER), "1400+2600/100 0/100");
    assertEquals(-24, tone("USA", Occasion.BUSY).segments().get(0).levelDbm0());
    assertEquals(-13, tone("USA", Occasion.CALL_WAITING).segments().get(0).levelDbm0());
  }

  @Test
  void aFewOfOtherCountries() {
    assertTone(tone("Germany", Occasion.BUSY), "425/480 0/480");
    assertTone(tone("UK", Occasion.RINGBACK), "400+450/400 0/200 400+450/400 0/2000");
    assertTone(tone("UK", Occasion.CONGESTION), "400/400 0/350 400/225 0/525");
    assertTone(tone("France", Occasion.RINGBACK), "440/1500 0/3500");
    assertTone(tone("Israel", Occasion.DIAL), "414/0");
    assertTone(tone("Argentina", Occasion.RINGBACK), "425/1000 0/4500");
    assertTone(tone("Italy", Occasion.DIAL), "425/200 0/200 425/600 0/1000");
    assertTone(tone("Brazil", Occasion.CONGESTION), "425/250 0/250 425/750 0/250");
  }

  @Test
  void aStutterEndsInADialTone() {
    Tone stutter = tone("France", Occasion.STUTTER_DIAL);
    assertEquals(12, stutter.repeatFrom());
    assertEquals("440/0", word(stutter.segments().get(12)));
  }

  @Test
  void callWaitingInGermanyEnds() {
    assertEquals(-1, tone("Germany", Occasion.CALL_WAITING).repeatFrom());
  }

  @Test
  void indiaModulates() {
    Tone.Segment dial = tone("India", Occasion.DIAL).segments().get(0);
    assertArrayEquals(new double[] {400, 400, 375, 425}, dial.frequencies());
    assertEquals(-22, dial.levelDbm0(), 0.1);
  }

  @Test
  void theRingerKeepsTheCadence() {
    Tone ring = tone("UK", Occasion.RING);
    int[] silences =
        ring.segments().stream()
            .filter(s -> s.frequencies().length == 0)
            .mapToInt(Tone.Segment::millis)
            .toArray();
    assertArrayEquals(new int[] {200, 2000}, silences);
    assertEquals(3000, ring.segments().stream().mapToInt(Tone.Segment::millis).sum());
  }

  @Test
  void theCountryMayChangeAtAnyTime() {
    var tones = new Tones(config("USA", false, 16));
    tones.configure(config("Russia", false, 10));
    Tone.Segment busy = tones.tone(Occasion.BUSY).orElseThrow().segments().get(0);
    assertEquals("425/350", word(busy));
    assertEquals(-10, busy.levelDbm0());
  }

  @Test
  void ownTonesAreThoseOfTheUsaUntilChanged() {
    var tones = new Tones(config("Germany", true, 16));
    assertTone(tones.tone(Occasion.BUSY).orElseThrow(), "480+620/500 0/500");
    assertTone(tones.tone(Occasion.DIAL).orElseThrow(), "350+440/0");
    assertTone(tones.tone(Occasion.HOWLER).orElseThrow(), "1400+2600/100 0/100");
    var busy =
        new ToneDefinition(
            Map.of("index", 2, "frequencyA", 400, "frequencyB", 0, "toneOn0", 30, "toneOff0", 20));
    tones.addDefinition(busy);
    assertTone(tones.tone(Occasion.BUSY).orElseThrow(), "400/300 0/200");
    tones.removeDefinition(busy);
    assertTone(tones.tone(Occasion.BUSY).orElseThrow(), "480+620/500 0/500");
  }

  @Test
  void anOwnToneMayBeABurstAndMayBeOff() {
    var tones = new Tones(config("USA", true, 16));
    tones.addDefinition(new ToneDefinition(Map.of("index", 5, "cadence", 2)));
    Tone once = tones.tone(Occasion.CALL_WAITING).orElseThrow();
    assertEquals(-1, once.repeatFrom());
    tones.addDefinition(new ToneDefinition(Map.of("index", 3, "enabled", false)));
    // What is switched off falls back to the set for the USA: no occasion stays without a tone.
    assertTrue(tones.tone(Occasion.CONGESTION).isPresent());
  }

  @Test
  void refusesWhatIsNoTone() {
    assertThrows(IllegalArgumentException.class, () -> ToneText.parse("425/x", -16));
    assertThrows(
        IllegalArgumentException.class,
        () -> Country.read("Atlantis", new Country.Levels(-16, -6)));
  }
}
