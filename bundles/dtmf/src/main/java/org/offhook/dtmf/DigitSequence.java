package org.offhook.dtmf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The digits of one call that are still to be sent, each in its time. Phone thread. */
final class DigitSequence {
  private static final Logger LOG = LoggerFactory.getLogger(DigitSequence.class);
  private static final int PAUSE_MILLIS = 2000;

  /** Nobody types more; a longer text is a mistake or an attack. */
  private static final int MOST = 1024;

  private final Call call;
  private final PhoneThread thread;
  private final Sender sender;
  private final Supplier<Timing> timing;
  private final Consumer<Call> onEmpty;
  private final Deque<Character> waiting = new ArrayDeque<>();
  private Timer timer;
  private boolean running;

  DigitSequence(
      Call call,
      PhoneThread thread,
      Sender sender,
      Supplier<Timing> timing,
      Consumer<Call> onEmpty) {
    this.call = call;
    this.thread = thread;
    this.sender = sender;
    this.timing = timing;
    this.onEmpty = onEmpty;
  }

  /** Puts digits at the end. */
  void add(String digits) {
    for (char raw : digits.toCharArray()) {
      char digit = Character.toUpperCase(raw);
      if (waiting.size() < MOST && (Digit.is(digit) || isPause(digit))) {
        waiting.add(digit);
      }
    }
    if (!running) {
      running = true;
      next();
    }
  }

  /** Forgets what is still to be sent. */
  void cancel() {
    waiting.clear();
    if (timer != null) {
      timer.cancel();
    }
  }

  private void next() {
    if (waiting.isEmpty() || call.state() == CallState.ENDED) {
      onEmpty.accept(call);
      return;
    }
    char digit = waiting.remove();
    Timing now = timing.get();
    if (!isPause(digit) && !sender.send(call, digit)) {
      // Which digit it was is left out: it may be part of a PIN.
      LOG.warn("Call {}: a digit was not sent, the call takes none in any way", call.id());
    }
    int millis = isPause(digit) ? PAUSE_MILLIS : now.duration() + now.gap();
    timer = thread.after(Duration.ofMillis(millis), this::next);
  }

  private static boolean isPause(char digit) {
    return digit == ',' || digit == 'P';
  }

  /** Sends one digit by some way. */
  interface Sender {
    /** False when there is no way. */
    boolean send(Call call, char digit);
  }

  /**
   * How fast digits follow each other.
   *
   * @param duration ms of sound
   * @param gap ms of silence
   */
  record Timing(int duration, int gap) {}
}
