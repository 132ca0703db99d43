package org.offhook.shared.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SubscriptionState;
import org.offhook.api.time.Timers.Timer;
import org.offhook.testkit.VirtualTime;

class CommonLineTest {
  private final VirtualTime time = new VirtualTime();
  private final SomeLine line = new SomeLine();

  private static SharedLineConfig shared() {
    Map<String, Object> set = Map.of("mode", "SHARED");
    return (SharedLineConfig)
        Proxy.newProxyInstance(
            SharedLineConfig.class.getClassLoader(),
            new Class<?>[] {SharedLineConfig.class},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private static BargeIn keysJoin(boolean yes) {
    return new BargeIn(
        (BargeInConfig)
            Proxy.newProxyInstance(
                BargeInConfig.class.getClassLoader(),
                new Class<?>[] {BargeInConfig.class},
                (proxy, method, arguments) -> yes));
  }

  private static Session session() {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> null;
                });
  }

  private CommonLine common() {
    CommonLine common = new CommonLine(time, keysJoin(true), shared());
    common.bindLine(line);
    time.run();
    return common;
  }

  /** The server shares the line: calls need an appearance from now on. */
  private void told() {
    List<Header> headers =
        List.of(new Header("Call-Info", "<sip:s>;appearance-index=*;appearance-state=idle"));
    line.asked("call-info")
        .get(0)
        .listener
        .onNotification(new Notification(SubscriptionState.ACTIVE, headers, "", ""));
  }

  /** What becomes of a call at the gate. */
  private List<String> calls(Session session) {
    List<String> answers = new ArrayList<>();
    line.gate.ask(
        session,
        List.of(),
        new InviteGate.Answer() {
          @Override
          public void go() {
            answers.add("go");
          }

          @Override
          public void stop(int code, String reason) {
            answers.add("stop " + code);
          }
        });
    return answers;
  }

  @Test
  void aCallThatWaitsForTheLineGoesOutWhenItIsSharedNoMore() throws Exception {
    CommonLine common = common();
    told();
    List<String> answers = calls(session());
    assertEquals(List.of(), answers);
    assertEquals(1, line.asked("line-seize").size());
    common.close();
    assertEquals(List.of("go"), answers);
    assertTrue(line.asked("line-seize").get(0).closed, "what was seized is given back");
    assertNull(line.gate);
    assertEquals(0, time.pending(), "no timer is left");
  }

  @Test
  void aSeizureThatFailedIsNotTriedAgainAfterTheEnd() throws Exception {
    CommonLine common = common();
    told();
    List<String> answers = calls(session());
    line.asked("line-seize").get(0).listener.onState(SubscriptionState.TERMINATED, "480 taken");
    common.close();
    time.advance(Duration.ofMinutes(5));
    assertEquals(List.of("go"), answers);
    assertEquals(1, line.asked("line-seize").size());
  }

  @Test
  void nothingOfItHappensAfterItsEnd() throws Exception {
    CommonLine common = common();
    told();
    List<String> told = new ArrayList<>();
    common.watch(() -> told.add("changed"));
    common.bindLine(line);
    common.close();
    assertEquals(List.of("changed"), told);
    assertTrue(line.asked("call-info").get(0).closed);
    time.advance(Duration.ofMinutes(5));
    common.onLine(line);
    assertEquals(1, line.asked.size(), "a line that was on its way is not shared");
    assertEquals(List.of("changed"), told);
  }

  /** The framework ends it on a thread of its own, and takes the bundle away right after. */
  @Test
  void whoeverEndsItWaitsForThePhone() throws Exception {
    line.endMillis = 30;
    try (OneThread thread = new OneThread()) {
      CommonLine common = new CommonLine(thread, keysJoin(true), shared());
      common.bindLine(line);
      thread.call(() -> null);
      assertFalse(line.asked("call-info").get(0).closed);
      common.close();
      assertTrue(line.asked("call-info").get(0).closed);
      assertNull(line.gate);
    }
  }

  /** A phone thread in real time. */
  private static final class OneThread implements PhoneThread, AutoCloseable {
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);

    @Override
    public boolean isCurrent() {
      return false;
    }

    @Override
    public void execute(Runnable task) {
      executor.execute(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      ScheduledFuture<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    }

    @Override
    public <T> T call(Callable<T> task)
        throws java.util.concurrent.ExecutionException, InterruptedException {
      return executor.submit(task).get();
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }
}
