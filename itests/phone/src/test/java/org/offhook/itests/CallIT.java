package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.testkit.HostDelays;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ShellClient;

/** Calls of the image that ships: with baresip through kamailio, and with the lab. */
@Alone
class CallIT {
  private static final double LEAST = 0.9;

  @TempDir Path directory;

  private Path sound(String name, int rate, int channels, long seed) throws Exception {
    Path wav = directory.resolve(name + ".wav");
    Likeness.write(wav, rate, channels, 6, seed);
    return wav;
  }

  @ParameterizedTest
  @CsvSource({
    "PCMA, PCMA/8000/1, 8000, 1",
    "PCMU, PCMU/8000/1, 8000, 1",
    "G722, G722/16000/1, 16000, 1",
    "OPUS, opus/48000/2, 48000, 2"
  })
  void bothHearEachOtherInBothDirections(String codec, String name, int rate, int channels)
      throws Exception {
    Path ours = sound("ours", 16_000, 1, 1);
    Path theirs = sound("theirs", rate, channels, 2);
    Path heard = directory.resolve("heard.wav");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    // At this rate Opus keeps the waveform, which is what is compared.
                    "offhook/codec/opus/bitrate=64000",
                    "voip/codec/codec_info/0/name=" + codec,
                    "voip/codec/codec_info/1/enabled=0",
                    "voip/codec/codec_info/2/enabled=0",
                    "voip/codec/codec_info/3/enabled=0",
                    "voip/codec/codec_info/4/enabled=0"))) {
      try (Baresip baresip = exchange.baresip(name, theirs)) {
        outgoing(phone, baresip, codec, ours, theirs, heard);
        incoming(exchange, phone, baresip, ours, theirs);
      }
    }
  }

  private static void outgoing(
      PhoneProcess phone, Baresip baresip, String codec, Path ours, Path theirs, Path heard)
      throws Exception {
    ShellClient.Result result =
        phone.tryExec("call 200 --for 5s --play " + ours + " --record " + heard);
    assertEquals(0, result.exitCode(), result.output() + phone.log());
    assertTrue(result.output().contains(codec), result.output());
    baresip.awaitEnded();
    double there = Likeness.of(ours, baresip.heard());
    double here = Likeness.of(theirs, heard);
    assertTrue(there > LEAST && here > LEAST, "there " + there + ", here " + here);
  }

  private void incoming(
      Exchange exchange, PhoneProcess phone, Baresip baresip, Path ours, Path theirs)
      throws Exception {
    Path heard = directory.resolve("heard-incoming.wav");
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    phone.exec("config set offhook/audio/wav/play=" + ours + " offhook/audio/wav/record=" + heard);
    phone.exec("config set offhook/audio/device=wav");
    baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
    phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
    phone.exec("answer");
    baresip.awaitEstablished();
    phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
    Exchange.talk(5);
    phone.exec("hangup");
    baresip.awaitEnded();
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    double there = Likeness.of(ours, baresip.heard());
    double here = Likeness.of(theirs, heard);
    assertTrue(there > LEAST && here > LEAST, "incoming: there " + there + ", here " + here);
  }

  @Test
  void theLabsEchoSoundsGood() throws Exception {
    Path ours = sound("ours", 16_000, 1, 3);
    Path heard = directory.resolve("heard.wav");
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd", "lab"),
            directory.resolve("data"),
            "offhook/lab/port=0\noffhook/audio/device=silence\nvoip/signalling/sip/port=0\n")) {
      Exchange.awaitRegistered(phone);
      try (HostDelays host = new HostDelays()) {
        ShellClient.Result result =
            phone.tryExec("call 600 --for 5s --play " + ours + " --record " + heard);
        assertEquals(0, result.exitCode(), result.output() + phone.log());
        Opinion.assertBetter(4.0, result.output(), host);
      }
      double like = Likeness.of(ours, heard);
      assertTrue(like > LEAST, "correlation " + like);
      assertEquals(1, phone.tryExec("call 603 --for 1s").exitCode());
    }
  }
}
