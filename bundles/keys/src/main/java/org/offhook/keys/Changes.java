package org.offhook.keys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells those who show something that it may be otherwise by now. Whatever happens in one go is
 * told once, when it is done; so a lamp never shows what a call was in the middle of a change.
 */
@Component(
    service = {
      Changes.class,
      PhoneListener.class,
      MessageWaiting.Listener.class,
      NumberEntry.Listener.class,
      ConfigurationListener.class
    })
public final class Changes
    implements PhoneListener, MessageWaiting.Listener, NumberEntry.Listener, ConfigurationListener {
  private final PhoneThread thread;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean pending = new AtomicBoolean();
  private volatile boolean offHook;
  private volatile boolean closed;

  /** On the phone thread. */
  @Activate
  public Changes(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  /**
   * Runs this now and after each change, on the phone thread.
   *
   * @return ends it
   */
  Runnable watch(Runnable listener) {
    listeners.add(listener);
    if (thread.isCurrent()) {
      listener.run();
    } else {
      tell();
    }
    return () -> listeners.remove(listener);
  }

  /** Something may have changed; from any thread. */
  void tell() {
    if (!closed && pending.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            pending.set(false);
            listeners.forEach(Runnable::run);
          });
    }
  }

  @Override
  public void onCall(Call call) {
    tell();
  }

  @Override
  public void onLine(Line line) {
    tell();
  }

  @Override
  public void onNotice(String text) {
    tell();
  }

  @Override
  public void onMessages(Line line, MessageWaiting.Summary summary) {
    tell();
  }

  @Override
  public void onEntry(NumberEntry.State state) {
    offHook = state.offHook();
    tell();
  }

  /** Whether somebody has gone off hook to type a number. */
  boolean isOffHook() {
    return offHook;
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    tell();
  }

  @Deactivate
  void close() {
    closed = true;
    listeners.clear();
  }
}
