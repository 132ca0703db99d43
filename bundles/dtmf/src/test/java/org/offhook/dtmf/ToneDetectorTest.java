package org.offhook.dtmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of ITU-T Q.24, as administrations set them. */
class ToneDetectorTest {
  private static final String ALL = "1234567890*#ABCD";

  private interface Press {
    void digit(Voice voice, char digit);
  }

  /** Each digit some times, at ever new offsets against the steps of the analysis. */
  private static String heard(int rate, double gap, Press press) {
    var voice = new Voice(rate).silence(30);
    for (char digit : ALL.toCharArray()) {
      press.digit(voice, digit);
      voice.silence(gap + (digit % 5) * 1.3);
    }
    return voice.silence(50).digits();
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 48000})
  void hearsEveryDigitOf40MillisecondsParted40(int rate) {
    assertEquals(ALL, heard(rate, 40, (voice, digit) -> voice.digit(digit, 40)));
  }

  @Test
  void hearsALongDigitOnce() {
    assertEquals("5", new Voice(8000).digit('5', 3000).silence(50).digits());
  }

  @Test
  void passesOver23Milliseconds() {
    assertEquals("", heard(8000, 60, (voice, digit) -> voice.digit(digit, 23)));
  }

  @Test
  void aGapOf10MillisecondsDividesNothing() {
    assertEquals(
        "7", new Voice(8000).digit('7', 60).silence(10).digit('7', 60).silence(50).digits());
    assertEquals(
        "77", new Voice(8000).digit('7', 60).silence(40).digit('7', 60).silence(50).digits());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.5, -1, 1, 1.5})
  void takesFrequenciesOffBy1And5Tenths(double off) {
    assertEquals(
        ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, off, off, -10, -10)));
    assertEquals(
        ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, off, -off, -10, -10)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3.5, 3.5, 4, -4, 5, -5, 7})
  void refusesFrequenciesOffBy3And5Tenths(double off) {
    assertEquals("", heard(8000, 50, (voice, digit) -> voice.tones(digit, 80, off, 0, -10, -10)));
    assertEquals("", heard(8000, 50, (voice, digit) -> voice.tones(digit, 80, 0, off, -10, -10)));
  }

  @Test
  void takesTwistUpTo4And8Decibels() {
    assertEquals(ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -14, -10)));
    assertEquals(ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -6, -14)));
  }

  @Test
  void refusesMoreTwist() {
    assertEquals("", heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -18, -10)));
    assertEquals("", heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -6, -18)));
  }

  @Test
  void takesLevelsFrom0To36Below() {
    assertEquals(ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -3, -3)));
    assertEquals(ALL, heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -36, -36)));
    assertEquals("", heard(8000, 50, (voice, digit) -> voice.tones(digit, 50, 0, 0, -45, -45)));
  }

  @Test
  void hearsThroughNoise() {
    var voice = new Voice(8000).silence(30);
    for (char digit : ALL.toCharArray()) {
      voice.digit(digit, 60).silence(60);
    }
    assertEquals(ALL, voice.noise(-22).digits());
  }

  @Test
  void oneToneIsNoDigit() {
    var voice = new Voice(8000);
    for (double hertz = 300; hertz < 3400; hertz += 7) {
      voice.sines(60, new double[] {hertz}, new double[] {8000});
    }
    assertEquals("", voice.digits());
  }

  @Test
  void callProgressTonesAreNoDigits() {
    var voice = new Voice(8000);
    for (double[] pair : new double[][] {{350, 440}, {440, 480}, {480, 620}, {1400, 2600}}) {
      voice.sines(500, pair, new double[] {6000, 6000}).silence(100);
    }
    assertEquals("", voice.digits());
  }

  @Test
  void speechSeldomSoundsLikeADigit() {
    // Minutes of a voice; standards for talk-off allow some tens of hits an hour.
    String heard = new Voice(8000).speech(400).digits();
    assertTrue(heard.length() <= 2, heard);
  }

  @Test
  void musicSeldomSoundsLikeADigit() {
    String heard = new Voice(8000).music(200).digits();
    assertTrue(heard.length() <= 2, heard);
  }

  @Test
  void digitsAreHeardBetweenWords() {
    var voice = new Voice(8000);
    for (char digit : "4711".toCharArray()) {
      voice.speech(1).silence(40).digit(digit, 80).silence(40);
    }
    assertEquals("4711", voice.digits());
  }
}
