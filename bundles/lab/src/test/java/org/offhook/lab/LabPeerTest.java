package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;

/** The lab against baresip. */
class LabPeerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final double SPOKEN = 3.2;

  @TempDir Path files;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    bench = new Bench("_users", "200:two,201:other");
  }

  @AfterEach
  void close() throws InterruptedException {
    if (bench != null) {
      bench.close();
    }
  }

  private BaresipConfig user(String name, String password) {
    return BaresipConfig.user(name, password, bench.domain());
  }

  private Path speech(int rate) throws IOException {
    Path wav = files.resolve("speech-" + rate + ".wav");
    Likeness.write(wav, rate, SPOKEN);
    return wav;
  }

  /** Lets a conversation go on: there is no event to wait for, sound takes its time. */
  private static void talk(double seconds) throws InterruptedException {
    assertTrue(!new CountDownLatch(1).await((long) (seconds * 1000), TimeUnit.MILLISECONDS));
  }

  private static void assertLike(double least, Path said, Path heard) throws IOException {
    double like = Likeness.of(said, heard);
    assertTrue(like > least, "correlation " + like);
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    try (Baresip wrong = Baresip.start(user("200", "wrong"))) {
      wrong.await("401 Unauthorized", SOON);
    }
  }

  @Test
  void theEchoSendsBackWhatWasSaid() throws Exception {
    Path spoken = speech(8000);
    try (Baresip baresip = Baresip.start(user("200", "two").playing(spoken))) {
      baresip.awaitRegistered();
      baresip.dial("sip:600@" + bench.domain());
      baresip.awaitEstablished();
      talk(SPOKEN + 0.5);
      baresip.hangup();
      baresip.awaitEnded();
      assertLike(0.9, spoken, baresip.heard());
    }
  }

  @Test
  void theEchoSpeaksG722OverTcpSignalling() throws Exception {
    Path spoken = speech(16_000);
    BaresipConfig config = user("201", "other").tcp().codecs("G722/16000/1").playing(spoken);
    try (Baresip baresip = Baresip.start(config)) {
      baresip.awaitRegistered();
      baresip.dial("sip:600@" + bench.domain() + ";transport=tcp");
      baresip.awaitEstablished();
      talk(SPOKEN + 0.5);
      baresip.hangup();
      baresip.awaitEnded();
      assertLike(0.9, spoken, baresip.heard());
    }
  }

  @Test
  void twoPhonesCallEachOtherOverUdpAndTcp() throws Exception {
    Path spoken = speech(8000);
    try (Baresip called = Baresip.start(user("201", "other").tcp().answering());
        Baresip caller = Baresip.start(user("200", "two").playing(spoken))) {
      called.awaitRegistered();
      caller.awaitRegistered();
      caller.dial("sip:201@" + bench.domain());
      caller.awaitEstablished();
      called.awaitEstablished();
      talk(SPOKEN + 0.5);
      caller.hangup();
      called.awaitEnded();
      assertLike(0.9, spoken, called.heard());
    }
  }

  @Test
  void aCancelledCallStopsRinging() throws Exception {
    try (Baresip called = Baresip.start(user("201", "other"));
        Baresip caller = Baresip.start(user("200", "two"))) {
      called.awaitRegistered();
      caller.awaitRegistered();
      caller.dial("sip:201@" + bench.domain());
      called.await("Incoming call", SOON);
      caller.hangup();
      called.awaitEnded();
    }
  }

  @Test
  void digitsComeBackAndHoldIsTaken() throws Exception {
    try (Baresip caller = Baresip.start(user("200", "two"))) {
      caller.awaitRegistered();
      caller.dial("sip:600@" + bench.domain());
      caller.awaitEstablished();
      caller.digits("5");
      caller.await("received (DTMF|event): '5'", SOON);
      caller.hold();
      caller.resume();
      caller.digits("#");
      caller.await("received (DTMF|event): '#'", SOON);
      caller.hangup();
      caller.awaitEnded();
    }
  }

  @Test
  void busyIsHeardAsBusy() throws Exception {
    try (Baresip caller = Baresip.start(user("200", "two"))) {
      caller.awaitRegistered();
      caller.dial("sip:603@" + bench.domain());
      caller.await("486 Busy Here", SOON);
    }
  }
}
