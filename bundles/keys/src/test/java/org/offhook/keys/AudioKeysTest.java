package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.phone.CallState;

/** The keys SPEAKER and HEADSET. */
class AudioKeysTest {
  private static final int SPEAKER = 0;
  private static final int HEADSET = 1;
  private final Rig rig = new Rig(Rig.ES410);

  private static AudioDevice device(String called) {
    return SomePhone.of(AudioDevice.class, (name, arguments) -> called);
  }

  private AudioKeys keys;

  @BeforeEach
  void offer() {
    keys =
        new AudioKeys(
            rig.desk, rig.changes, rig.locks, Declared.of(AudioKeysConfig.class, Map.of()));
    keys.bindDevice(device("speaker"));
    keys.bindDevice(device("headset"));
    rig.offer(keys, "SPEAKER", "HEADSET");
    rig.configure(SPEAKER, Map.of("type", "SPEAKER"));
    rig.configure(HEADSET, Map.of("type", "HEADSET"));
  }

  private void press(int key) {
    rig.press(Kind.PROGRAMMABLE, key);
  }

  private String lamps() {
    return rig.lamp(new KeyId(Kind.PROGRAMMABLE, SPEAKER))
        + ", "
        + rig.lamp(new KeyId(Kind.PROGRAMMABLE, HEADSET));
  }

  @Test
  void theSpeakerKeyOpensAnswersAndEnds() {
    press(SPEAKER);
    assertEquals(PhoneState.DIALLING, rig.desk.state());
    assertEquals("red, off", lamps());
    press(SPEAKER);
    assertEquals(PhoneState.IDLE, rig.desk.state());
    var call = rig.phone.rings(0);
    press(SPEAKER);
    assertEquals(CallState.CONNECTED, call.state);
    assertEquals("red, off", lamps());
    press(SPEAKER);
    assertEquals(CallState.ENDED, call.state);
    assertEquals("off, off", lamps());
  }

  @Test
  void headsetModeStaysAndTheSpeakerTakesOver() {
    press(HEADSET);
    assertEquals("off, red", lamps());
    var call = rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    assertEquals("off, red", lamps());
    press(SPEAKER);
    assertEquals(CallState.CONNECTED, call.state);
    assertEquals("red, off", lamps());
    press(HEADSET);
    call.becomes(CallState.ENDED);
    rig.time.run();
    assertEquals("off, red", lamps());
    assertEquals(
        List.of("1 is heard by headset", "1 is heard by speaker", "1 is heard by headset"),
        rig.phone.did);
  }

  @Test
  void theConfiguredDeviceIsUsedUntilAKeySaysOtherwise() {
    keys.modified(Declared.of(AudioKeysConfig.class, Map.of("answerDevice", "HEADSET")));
    rig.time.run();
    assertEquals("off, red", lamps());
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    assertEquals(List.of("1 is heard by headset"), rig.phone.did);
  }

  @Test
  void nothingButTheHeadsetIsLeftWhereThatIsWanted() {
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("headsetOnly", true)));
    rig.changes.tell();
    rig.time.run();
    assertEquals("off, red", lamps());
    press(HEADSET);
    press(HEADSET);
    assertEquals("off, red", lamps());
  }
}
