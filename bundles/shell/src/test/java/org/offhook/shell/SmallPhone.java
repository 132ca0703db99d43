package org.offhook.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;
import org.offhook.api.time.Timers.Timer;

/** A phone with one line. 600 answers, 486 is busy, 999 is refused, 404 rings for ever. */
final class SmallPhone implements Phone, AutoCloseable {
  final RealPhoneThread thread = new RealPhoneThread();
  final SmallLine line = new SmallLine();
  final List<SmallCall> calls = new ArrayList<>();
  volatile SmallCall last;
  private final CountDownLatch dialled = new CountDownLatch(1);
  private Supplier<List<PhoneListener>> listeners = List::of;

  void tells(Supplier<List<PhoneListener>> to) {
    listeners = to;
  }

  @Override
  public List<Line> lines() {
    thread.check();
    return List.of(line);
  }

  @Override
  public List<Call> calls() {
    thread.check();
    return List.copyOf(calls);
  }

  @Override
  public Optional<Call> active() {
    return calls().stream().filter(call -> call.state() == CallState.CONNECTED).findFirst();
  }

  @Override
  public Call dial(Optional<Line> chosen, String target, List<Header> headers) throws CallRefused {
    thread.check();
    if (target.equals("999")) {
      throw new CallRefused("999 is not allowed");
    }
    SmallCall call = new SmallCall(this, calls.size() + 1, target);
    calls.add(call);
    last = call;
    dialled.countDown();
    if (target.startsWith("600")) {
      thread.execute(() -> call.becomes(CallState.CONNECTED));
    } else if (target.equals("486")) {
      thread.execute(() -> call.ends(486, "Busy\u001b[31m Here"));
    }
    return call;
  }

  boolean awaitDialled(Duration atMost) throws InterruptedException {
    return dialled.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A call comes in. */
  SmallCall rings() throws Exception {
    return thread.call(
        () -> {
          SmallCall call = new SmallCall(this, calls.size() + 1, "alice");
          call.becomes(CallState.RINGING_IN);
          calls.add(call);
          return call;
        });
  }

  void tell(Call call) {
    thread.check();
    listeners.get().forEach(listener -> listener.onCall(call));
  }

  void tell(Line changed) {
    thread.check();
    listeners.get().forEach(listener -> listener.onLine(changed));
  }

  @Override
  public void incoming(Line to, Session session) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    thread.executor.shutdownNow();
  }

  /** A phone thread in real time that knows who is on it. */
  static final class RealPhoneThread implements PhoneThread {
    final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(this::own);
    private volatile Thread own;

    private Thread own(Runnable task) {
      own = new Thread(task, "phone");
      own.setDaemon(true);
      return own;
    }

    void check() {
      if (!isCurrent()) {
        throw new IllegalStateException("not on the phone thread");
      }
    }

    @Override
    public boolean isCurrent() {
      return Thread.currentThread() == own;
    }

    @Override
    public void execute(Runnable task) {
      executor.execute(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      Future<?> later = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> later.cancel(false);
    }

    @Override
    public <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
      if (!isCurrent()) {
        return executor.submit(task).get();
      }
      try {
        return task.call();
      } catch (Exception e) {
        throw new ExecutionException(e);
      }
    }
  }

  @Override
  public void notice(String text) {}

  @Override
  public void join(List<Call> calls) {}

  @Override
  public List<Call> joined() {
    return List.of();
  }
}
