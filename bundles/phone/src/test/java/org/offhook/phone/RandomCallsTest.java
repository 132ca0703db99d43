package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.SessionEnd;

/** Whatever comes in whatever order, no call is stuck and no audio is left open. */
class RandomCallsTest {
  private static final int[] CODES = {180, 181, 182, 183};
  private static final String[] DESCRIPTIONS = {"sendrecv", "sendonly", "recvonly", "bad"};

  private final long seed = Long.getLong("offhook.seed", System.nanoTime());

  @Test
  void nothingIsStuckAndNothingIsLeft() throws InterruptedException {
    for (int round = 0; round < Integer.getInteger("offhook.rounds", 300); round++) {
      Round one = new Round(seed + round);
      try {
        one.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "repeat with -Doffhook.seed=" + (seed + round) + " after " + one.steps, e);
      }
    }
  }

  private static final class Round {
    final List<String> steps = new ArrayList<>();
    private final Random random;
    private final Desk desk = new Desk();
    private final List<FakeSession> sessions = new ArrayList<>();
    private final List<FakeMedia> engines = new ArrayList<>(List.of(desk.media));

    Round(long seed) {
      random = new Random(seed);
    }

    void run() throws InterruptedException {
      for (int i = 0; i < 60; i++) {
        step();
        check();
      }
      engine(new FakeMedia());
      for (Call call : desk.phone.calls()) {
        call.hangup();
      }
      desk.time.advance(Duration.ofMinutes(1));
      assertEquals(List.of(), desk.phone.calls());
      for (FakeMedia media : engines) {
        assertEquals(List.of(), media.open);
        assertEquals(List.of(), media.playing);
      }
      assertEquals(0, desk.time.pending(), "timers left");
      desk.phone.close();
    }

    private void step() {
      int what = random.nextInt(20);
      steps.add(Integer.toString(what));
      switch (what) {
        case 0, 1 -> dial();
        case 2, 3 -> sessions.add(desk.rings(random.nextInt(5) == 0 ? null : description()));
        case 4 -> engine(random.nextInt(4) == 0 ? null : new FakeMedia());
        case 5 -> desk.time.advance(Duration.ofMillis(random.nextInt(6000)));
        case 6, 7, 8, 9, 10, 11 -> person();
        default -> peer();
      }
    }

    private String description() {
      int pick = random.nextInt(12);
      return DESCRIPTIONS[pick < DESCRIPTIONS.length ? pick : 0];
    }

    private void dial() {
      try {
        desk.phone.dial(Optional.empty(), "200");
        sessions.add(desk.line.last());
      } catch (CallRefused e) {
        assertTrue(desk.phone.calls().size() >= 8 || e.getMessage().contains("media"));
      }
    }

    private void engine(FakeMedia next) {
      if (next == null) {
        desk.phone.unbindMedia(engines.get(engines.size() - 1));
      } else {
        engines.add(next);
        desk.phone.bindMedia(next);
      }
      desk.time.run();
    }

    private void person() {
      List<Call> calls = desk.phone.calls();
      if (calls.isEmpty()) {
        return;
      }
      Call call = calls.get(random.nextInt(calls.size()));
      switch (random.nextInt(7)) {
        case 0, 1 -> call.answer();
        case 2 -> call.hold();
        case 3, 4 -> call.resume();
        case 5 -> call.mute(random.nextBoolean());
        default -> call.hangup();
      }
    }

    /** Any event at any time, late and misplaced ones too. */
    private void peer() {
      if (sessions.isEmpty()) {
        return;
      }
      FakeSession session = sessions.get(random.nextInt(sessions.size()));
      switch (random.nextInt(8)) {
        case 0 -> session.peer.onProgress(CODES[random.nextInt(CODES.length)], "");
        case 1, 2 -> session.peer.onAnswer(description());
        case 3 -> session.peer.onOffer(description());
        case 4 -> session.peer.onOfferRefused(488, "");
        case 5, 6 -> answered(session);
        default -> session.peer.onEnded(new SessionEnd(true, 200, "", false));
      }
    }

    /** Only a call of ours, or one that we answered, can become answered. */
    private void answered(FakeSession session) {
      if (!session.incoming || session.sent.stream().anyMatch(sent -> sent.startsWith("200"))) {
        session.peer.onAnswered();
      }
    }

    private void check() {
      List<Call> calls = desk.phone.calls();
      long open = engines.stream().mapToLong(media -> media.open.size()).sum();
      long heard =
          engines.stream()
              .flatMap(media -> media.open.stream())
              .filter(leg -> leg.attached)
              .count();
      assertTrue(open <= calls.size(), "audio without call");
      assertTrue(heard <= 1, "two calls at the microphone");
      assertTrue(calls.size() <= 8);
      assertTrue(calls.stream().noneMatch(call -> call.state() == CallState.ENDED));
      desk.phone.active().ifPresent(call -> assertTrue(calls.contains(call)));
      desk.phone
          .active()
          .ifPresent(call -> assertTrue(call.state() != CallState.HELD, "held at the microphone"));
    }
  }
}
