package org.offhook.dial.tones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.NumberEntry.State;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.SessionEnd;
import org.offhook.testkit.VirtualTime;

class DialTonesTest {
  private final VirtualTime time = new VirtualTime();
  private final TreeSet<String> heard = new TreeSet<>();
  private final ToneSource tones =
      occasion -> Optional.of(Tone.continuous(0, 1000 + occasion.ordinal()));
  private CallState ringing;

  private static <T> T of(Class<T> type, Function<java.lang.reflect.Method, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method)));
  }

  private static DialTonesConfig config(Map<String, Object> set) {
    return of(
        DialTonesConfig.class,
        method -> set.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private Media media() {
    return (Media)
        Proxy.newProxyInstance(
            Media.class.getClassLoader(),
            new Class<?>[] {Media.class},
            (proxy, method, arguments) -> play((Tone) arguments[0]));
  }

  private Playback play(Tone tone) {
    int ordinal = (int) tone.segments().get(0).frequencies()[0] - 1000;
    String name = ToneSource.Occasion.values()[ordinal].name();
    heard.add(name);
    return () -> heard.remove(name);
  }

  private DialTones tones(Map<String, Object> set) {
    DialTones dialTones = new DialTones(time, config(set));
    dialTones.bindMedia(media());
    dialTones.bindTones(tones);
    dialTones.bindPhone(of(Phone.class, method -> ringing == null ? List.of() : List.of(other())));
    time.run();
    return dialTones;
  }

  private Call other() {
    return call(ringing == null ? CallState.HELD : ringing, true);
  }

  /** A call; all of them are the same one. */
  private static Call call(CallState state, boolean byPeer) {
    return of(
        Call.class,
        method ->
            switch (method.getName()) {
              case "hashCode" -> 1;
              case "equals" -> true;
              case "end" -> Optional.of(new SessionEnd(byPeer, 200, "", false));
              default -> state;
            });
  }

  private void hears(String... names) {
    assertEquals(new TreeSet<>(List.of(names)), heard);
  }

  @Test
  void theDialToneEndsWithTheFirstDigitAndComesBackWhenItIsErased() {
    DialTones dialTones = tones(Map.of());
    dialTones.onEntry(new State(false, ""));
    hears();
    dialTones.onEntry(new State(false, "1"));
    hears();
    dialTones.onEntry(new State(true, ""));
    hears("DIAL");
    dialTones.onEntry(new State(true, "1"));
    hears();
    dialTones.onEntry(new State(true, ""));
    hears("DIAL");
    dialTones.onEntry(new State(false, ""));
    hears();
    assertEquals(0, time.pending());
  }

  @Test
  void whoTypesNothingIsWarned() {
    tones(Map.of()).onEntry(new State(true, ""));
    time.advance(Duration.ofSeconds(29));
    hears("DIAL");
    time.advance(Duration.ofSeconds(2));
    hears("CONGESTION");
    time.advance(Duration.ofSeconds(40));
    hears("HOWLER");
    time.advance(Duration.ofSeconds(120));
    hears();
    assertEquals(0, time.pending());
  }

  @Test
  void theStutterToneComesFirstWhileMessagesWait() {
    DialTones dialTones = tones(Map.of());
    dialTones.bindMessages(of(MessageWaiting.class, method -> true));
    dialTones.onEntry(new State(true, ""));
    hears("STUTTER_DIAL");
    time.advance(Duration.ofMillis(2499));
    hears("STUTTER_DIAL");
    time.advance(Duration.ofMillis(1));
    hears("DIAL");
  }

  @Test
  void aPrefixAsksForTheSecondDialTone() {
    DialTones dialTones = tones(Map.of("second", true, "prefix", "90"));
    dialTones.onEntry(new State(true, "9"));
    hears();
    dialTones.onEntry(new State(true, "90"));
    hears("DIAL");
    dialTones.onEntry(new State(true, "901"));
    hears();
  }

  @Test
  void aPrefixThatOnlyAsksForTheToneIsNotDialled() {
    SecondTonePrefix kept = new SecondTonePrefix(config(Map.of("second", true)));
    assertEquals("9100", kept.apply(null, "9100"));
    SecondTonePrefix cut = new SecondTonePrefix(config(Map.of("second", true, "addPrefix", false)));
    assertEquals("100", cut.apply(null, "9100"));
    assertEquals("9", cut.apply(null, "9"));
    assertEquals("800", cut.apply(null, "800"));
    assertEquals("9a@example.com", cut.apply(null, "9a@example.com"));
    SecondTonePrefix off = new SecondTonePrefix(config(Map.of("addPrefix", false)));
    assertEquals("9100", off.apply(null, "9100"));
  }

  @Test
  void aCallThatRingsIsHeardInstead() {
    DialTones dialTones = tones(Map.of());
    dialTones.onEntry(new State(true, ""));
    ringing = CallState.RINGING_IN;
    dialTones.onCall(other());
    hears();
    ringing = null;
    dialTones.onCall(other());
    hears("DIAL");
  }

  @Test
  void whoWasLeftHearsFastBusyForAWhile() {
    DialTones dialTones = tones(Map.of("fastBusy", true));
    dialTones.onCall(call(CallState.RINGING_IN, false));
    dialTones.onCall(call(CallState.ENDED, true));
    hears();
    dialTones.onCall(call(CallState.CONNECTED, false));
    dialTones.onCall(call(CallState.ENDED, false));
    hears();
    dialTones.onCall(call(CallState.CONNECTED, false));
    dialTones.onCall(call(CallState.ENDED, true));
    hears("CONGESTION");
    time.advance(Duration.ofMillis(3_000));
    hears();
    assertEquals(0, time.pending());
  }

  @Test
  void fastBusyEndsOnHookAndGoesOnWhereThePhoneDoesNotFallSilent() {
    DialTones dialTones = tones(Map.of("fastBusy", true, "automaticIdle", false));
    dialTones.onCall(call(CallState.CONNECTED, false));
    dialTones.onCall(call(CallState.ENDED, true));
    time.advance(Duration.ofSeconds(39));
    hears("CONGESTION");
    time.advance(Duration.ofSeconds(1));
    hears("HOWLER");
    dialTones.onEntry(new State(false, ""));
    hears();
    DialTones off = tones(Map.of());
    off.onCall(call(CallState.CONNECTED, false));
    off.onCall(call(CallState.ENDED, true));
    hears();
  }

  @Test
  void anotherEngineGoesOnWithTheToneAndNoneIsLeftBehind() {
    DialTones dialTones = tones(Map.of());
    dialTones.onEntry(new State(true, ""));
    Media other = media();
    dialTones.bindMedia(other);
    time.run();
    hears("DIAL");
    dialTones.unbindMedia(other);
    time.run();
    hears();
    dialTones.bindMedia(other);
    time.run();
    dialTones.close();
    time.run();
    hears();
    assertEquals(0, time.pending());
  }
}
