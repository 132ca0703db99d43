package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.peer.LinphoneConfig;
import org.offhook.testkit.phone.PhoneProcess;

/** Attended transfers with linphone (200), which can do them: the phone (100) in every role. */
class AttendedTransferIT {
  private static final double LEAST = 0.9;
  private static final String CODEC = "PCMA/8000/1";

  @TempDir Path directory;
  private Path ours;
  private Path heard;
  private Path second;
  private Path third;

  @BeforeEach
  void record() throws Exception {
    assumeTrue(Linphone.isInstalled(), "linphonec is not installed");
    heard = directory.resolve("heard.wav");
    ours = speech("ours", 41);
    second = speech("second", 42);
    third = speech("third", 43);
  }

  private Path speech(String name, long seed) throws Exception {
    Path wav = directory.resolve(name + ".wav");
    Likeness.write(wav, 8000, 1, 9, seed);
    return wav;
  }

  private PhoneProcess phone(Exchange exchange, String... more) throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            exchange.configuration(
                "UDP",
                "voip/codec/codec_info/0/name=PCMA",
                "offhook/audio/device=wav",
                "offhook/audio/wav/play=" + ours,
                "offhook/audio/wav/loop=1",
                "offhook/audio/wav/record=" + heard,
                String.join("\n", more)));
    Exchange.awaitRegistered(phone);
    return phone;
  }

  private Linphone linphone(Exchange exchange, String user, String password, Path plays)
      throws Exception {
    Linphone linphone =
        Linphone.start(
            directory,
            LinphoneConfig.user(
                user, password, "127.0.0.1:" + exchange.kamailio().port(), "PCMA/8000", plays));
    linphone.awaitRegistered();
    return linphone;
  }

  private static void assertLike(Path said, Path heard, String who) throws Exception {
    double like = Likeness.of(said, heard);
    assertTrue(like > LEAST, who + ": " + like);
  }

  private static void awaitCalls(PhoneProcess phone, String expression) throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", expression);
  }

  @Test
  void asTransferee() throws Exception {
    Linphone two = null;
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone linphone = two = linphone(exchange, "200", "two", second);
        Baresip three = exchange.third(CODEC, third)) {
      phone.exec("call 200");
      two.awaitCalled("100");
      two.answer(1);
      two.awaitSound(1);
      awaitCalls(phone, "200.*CONNECTED");
      two.hold(1);
      two.dial("300");
      three.awaitEstablished();
      two.awaitSound(2);
      awaitCalls(phone, "200");
      three.forget();
      two.transfer(1, 2);
      phone.exec("calls");
      Exchange.talk(5);
      System.out.println(two.output() + three.output() + phone.exec("calls") + phone.log());
    }
  }
}
