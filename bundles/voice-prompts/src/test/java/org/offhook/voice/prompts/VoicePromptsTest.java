package org.offhook.voice.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting.Summary;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.SessionEnd;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.audio.Pitch;

/** What is said, when, and for how long. */
class VoicePromptsTest {
  @TempDir Path directory;
  private final VirtualTime time = new VirtualTime();
  private final List<String> heard = new ArrayList<>();
  private final Map<String, Object> set = new HashMap<>();
  private CallState state = CallState.RINGING_IN;
  private SessionEnd end = new SessionEnd(true, 487, "", false);
  private Phase phase = Phase.REGISTERED;
  private final List<Call> calls = new ArrayList<>();
  private VoicePrompts prompts;

  private final Call call =
      some(
          Call.class,
          (name, arguments) ->
              switch (name) {
                case "state" -> state;
                case "end" -> Optional.of(end);
                case "incoming" -> true;
                default -> throw new AssertionError(name);
              });

  private final Line line =
      some(
          Line.class,
          (name, arguments) ->
              name.equals("index")
                  ? (Object) 0
                  : new RegistrationState(phase, 0, "", "", Optional.empty()));

  private static <T> T some(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> 1;
                  case "equals" -> self == arguments[0];
                  default -> answer.apply(method.getName(), arguments);
                }));
  }

  @BeforeEach
  void begin() throws Exception {
    for (String name : List.of("messages", "missed", "unregistered")) {
      Path file = directory.resolve(name + ".wav");
      Pitch.write(file, 8000, 500, 2);
      set.put(name, file.toString());
    }
    AudioFiles files =
        some(
            AudioFiles.class,
            (method, arguments) ->
                some(
                    AudioDevice.class,
                    (ignored, none) -> {
                      Path file = (Path) ((Optional<?>) arguments[0]).orElseThrow();
                      return file.getFileName().toString();
                    }));
    Media media =
        some(
            Media.class,
            (method, arguments) -> {
              String name = ((AudioDevice) arguments[0]).name();
              heard.add(name);
              return some(
                  Media.Playback.class,
                  (ignored, none) -> {
                    heard.add(name + " ends");
                    return null;
                  });
            });
    PromptsConfig config = some(PromptsConfig.class, (name, arguments) -> set.get(name));
    Phone phone = some(Phone.class, (name, arguments) -> List.copyOf(calls));
    prompts = new VoicePrompts(time, phone, files, media, config);
  }

  private static Summary messages(int count) {
    return new Summary(count > 0, "", count, 0, 0, 0);
  }

  @Test
  void newMessagesAreToldOnceEach() {
    prompts.onMessages(line, messages(1));
    assertEquals(List.of("messages.wav"), heard);
    time.advance(Duration.ofMillis(2200));
    assertEquals(1, heard.size());
    time.advance(Duration.ofMillis(200));
    assertEquals(List.of("messages.wav", "messages.wav ends"), heard);
    prompts.onMessages(line, messages(1));
    prompts.onMessages(line, messages(0));
    assertEquals(2, heard.size(), "fewer messages are no news");
    prompts.onMessages(line, messages(2));
    assertEquals("messages.wav", heard.get(2));
  }

  /** As the phone tells it: a call that ends is among the calls until all have heard of it. */
  private void goesOn(CallState next) {
    state = next;
    if (!calls.contains(call)) {
      calls.add(call);
    }
    prompts.onCall(call);
    if (next == CallState.ENDED) {
      calls.remove(call);
    }
    time.advance(Duration.ZERO);
  }

  @Test
  void aCallThatIsUpWhenPromptsAreInstalledIsNotSpokenInto() {
    state = CallState.CONNECTED;
    calls.add(call);
    prompts.onMessages(line, messages(1));
    assertEquals(List.of(), heard);
    goesOn(CallState.ENDED);
    assertEquals(List.of("messages.wav"), heard, "and it was not missed");
    time.advance(Duration.ofSeconds(3));
    assertEquals(List.of("messages.wav", "messages.wav ends"), heard);
  }

  @Test
  void aCallCutsOffAndIsWaitedFor() {
    prompts.onMessages(line, messages(1));
    goesOn(CallState.RINGING_IN);
    assertEquals(List.of("messages.wav", "messages.wav ends"), heard);
    prompts.onMessages(line, messages(2));
    assertEquals(2, heard.size());
    goesOn(CallState.ENDED);
    assertEquals("messages.wav", heard.get(2));
    time.advance(Duration.ofSeconds(3));
    assertEquals("missed.wav", heard.get(4));
  }

  @Test
  void onlyWhatWasMissedIsMissed() {
    goesOn(CallState.RINGING_IN);
    goesOn(CallState.CONNECTED);
    goesOn(CallState.ENDED);
    goesOn(CallState.RINGING_IN);
    end = new SessionEnd(true, 487, "", true);
    goesOn(CallState.ENDED);
    goesOn(CallState.RINGING_IN);
    end = new SessionEnd(false, 603, "", false);
    goesOn(CallState.ENDED);
    assertEquals(List.of(), heard);
  }

  @Test
  void aLineThatWasRegisteredIsMissedOnce() {
    phase = Phase.FAILED;
    prompts.onLine(line);
    assertEquals(List.of(), heard, "it never was");
    for (Phase next : List.of(Phase.REGISTERED, Phase.REGISTERING, Phase.FAILED, Phase.FAILED)) {
      phase = next;
      prompts.onLine(line);
    }
    assertEquals(List.of("unregistered.wav"), heard);
    prompts.close();
    assertEquals("unregistered.wav ends", heard.get(1));
  }

  @Test
  void aFileThatCannotBePlayedIsPassedOver() throws Exception {
    set.put("messages", directory.resolve("none.wav").toString());
    prompts.onMessages(line, messages(1));
    assertEquals(List.of(), heard);
    set.put("messages", "");
    prompts.onMessages(line, messages(2));
    assertEquals(List.of(), heard);
    Path text = Files.writeString(directory.resolve("text.wav"), "no sound at all");
    assertEquals(
        text + ": expected a WAV file",
        assertThrows(IOException.class, () -> Prompt.of(text.toString())).getMessage());
    Path longer = directory.resolve("longer.wav");
    Pitch.write(longer, 8000, 500, 61);
    assertEquals(
        longer + ": 61.0 s long, expected 60 s at most",
        assertThrows(IOException.class, () -> Prompt.of(longer.toString())).getMessage());
  }
}
