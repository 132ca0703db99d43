package org.offhook.sip;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/**
 * The phone thread for as long as the engine is in office. What is left to do afterwards, such as
 * the retransmissions of a REGISTER that nobody answers, is dropped: its classes are gone by then.
 */
final class Tenure implements PhoneThread {
  private final PhoneThread phone;
  private final Set<Timer> running = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  Tenure(PhoneThread phone) {
    this.phone = phone;
  }

  @Override
  public void execute(Runnable task) {
    phone.execute(() -> whileInOffice(task));
  }

  @Override
  public boolean isCurrent() {
    return phone.isCurrent();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Term term = new Term(task);
    term.begin(delay);
    return term;
  }

  @Override
  public <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
    return phone.call(task);
  }

  /** Nothing runs any more. */
  void end() {
    over = true;
    running.forEach(Timer::cancel);
  }

  private void whileInOffice(Runnable task) {
    if (!over) {
      task.run();
    }
  }

  /** A timer that is known until it has run. */
  private final class Term implements Timer {
    private final Runnable task;
    private volatile Timer timer = () -> {};

    Term(Runnable task) {
      this.task = task;
    }

    void begin(Duration delay) {
      running.add(this);
      timer = phone.after(delay, this::run);
      if (over) {
        cancel();
      }
    }

    private void run() {
      running.remove(this);
      whileInOffice(task);
    }

    @Override
    public void cancel() {
      running.remove(this);
      timer.cancel();
    }
  }
}
