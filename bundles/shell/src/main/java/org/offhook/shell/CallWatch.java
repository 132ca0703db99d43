package org.offhook.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Lets a command wait for something to happen to a call or a line. */
@Component(service = {CallWatch.class, PhoneListener.class})
public final class CallWatch implements PhoneListener {
  private final PhoneThread thread;
  // Only on the phone thread.
  private final List<Waiter> waiters = new ArrayList<>();

  private record Waiter(BooleanSupplier condition, CompletableFuture<Boolean> came) {
    void look() {
      if (condition.getAsBoolean()) {
        came.complete(true);
      }
    }
  }

  /** With the thread that things happen on. */
  @Activate
  public CallWatch(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  @Override
  public void onCall(Call call) {
    List.copyOf(waiters).forEach(Waiter::look);
  }

  @Override
  public void onLine(Line line) {
    List.copyOf(waiters).forEach(Waiter::look);
  }

  /**
   * Waits. Not on the phone thread, which would never hear of what it waits for.
   *
   * @param atMost how long
   * @param condition asked on the phone thread, now and whenever a call or a line changes
   * @return true when it came about in time
   * @throws CommandFault when the shell stops meanwhile
   */
  boolean await(Duration atMost, BooleanSupplier condition) throws Exception {
    Waiter waiter = new Waiter(condition, new CompletableFuture<>());
    Timer deadline = CallCommands.onPhone(thread, () -> begin(waiter, atMost));
    try {
      return waiter.came.get();
    } catch (CancellationException e) {
      throw CommandFault.failed("the shell stops");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      deadline.cancel();
      thread.execute(() -> waiters.remove(waiter));
    }
  }

  private Timer begin(Waiter waiter, Duration atMost) {
    waiters.add(waiter);
    waiter.look();
    return thread.after(atMost, () -> waiter.came.complete(false));
  }

  /** Waits until some line can place calls. */
  boolean awaitLine(Duration atMost, Phone phone) throws Exception {
    return await(
        atMost,
        () ->
            phone.lines().stream()
                .map(line -> line.registration().phase())
                .anyMatch(phase -> phase == Phase.REGISTERED || phase == Phase.NONE));
  }

  /** Waits until there are lines and none of them is registering for the first time. */
  boolean awaitSettled(Duration atMost, Phone phone) throws Exception {
    return await(
        atMost,
        () ->
            !phone.lines().isEmpty()
                && phone.lines().stream()
                    .noneMatch(line -> line.registration().phase() == Phase.REGISTERING));
  }

  @Deactivate
  void close() {
    thread.leave(() -> waiters.forEach(waiter -> waiter.came.cancel(false)));
  }
}
