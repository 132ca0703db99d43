package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.audio.Wav;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** What the other end hears while the mute key is lit. */
@Alone
class MuteKeyIT {
  @TempDir Path directory;

  /** The last second of what was heard. */
  private Path end(Path heard) throws Exception {
    Path end = directory.resolve("end.wav");
    try (AudioInputStream in = AudioSystem.getAudioInputStream(heard.toFile())) {
      AudioFormat format = in.getFormat();
      int second = (int) format.getFrameRate() * format.getFrameSize();
      byte[] all = in.readAllBytes();
      byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - second), all.length);
      Wav.write(end, format, last);
    }
    return end;
  }

  @Test
  void theMuteKeySilencesTheMicrophoneUntilItIsPressedAgain() throws Exception {
    double hertz = 500;
    Path ours = directory.resolve("ours.wav");
    Pitch.write(ours, 8000, hertz, 20);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
                exchange.configuration(
                    "UDP", HousePhone.speaking(ours, directory.resolve("heard.wav"))));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.type(phone, "200#");
      baresip.awaitEstablished();
      Keypad.state(phone, "IN_CALL", "End ");
      Exchange.talk(0.5);
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys hard", "MUTE", "red");
      Exchange.talk(2);
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      assertTrue(Pitch.loudest(baresip.heard(), hertz, 100) > 0.1, "nothing before");
      double silent = Pitch.loudest(end(baresip.heard()), hertz, 100);
      assertTrue(silent < 0.01, "muted, yet " + silent);
      Keypad.state(phone, "IDLE", "Directory ");
      Keypad.type(phone, "200#");
      baresip.awaitEstablished();
      Keypad.state(phone, "IN_CALL", "End ");
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys hard", "MUTE", "red");
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys hard", "MUTE", "off");
      Exchange.talk(2);
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      double again = Pitch.loudest(end(baresip.heard()), hertz, 100);
      assertTrue(again > 0.1, "not muted, yet " + again);
    }
  }
}
