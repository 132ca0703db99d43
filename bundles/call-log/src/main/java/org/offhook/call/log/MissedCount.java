package org.offhook.call.log;

import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells the person at the phone how many calls were missed since somebody last looked. */
@Component(
    service = {},
    immediate = true)
public final class MissedCount implements PhoneListener {
  private final PhoneThread thread;
  private final CallLog log;
  private final Phone phone;
  private final ServiceRegistration<PhoneListener> listening;
  private int told;
  private boolean closed;

  /** With the log that counts. */
  @Activate
  public MissedCount(
      @Reference PhoneThread thread,
      @Reference CallLog log,
      @Reference Phone phone,
      BundleContext context) {
    this.thread = thread;
    this.log = log;
    this.phone = phone;
    // Not by declaration: the phone asks for its listeners first, and would wait for itself.
    this.listening = context.registerService(PhoneListener.class, this, null);
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      // The log hears of it in this round, too, before or after us.
      thread.execute(this::look);
    }
  }

  private void look() {
    int missed = log.missedUnseen();
    if (missed > told && !closed) {
      phone.notice(text(missed));
    }
    told = missed;
  }

  /** How it is said. */
  static String text(int missed) {
    return missed == 1 ? "1 missed call" : missed + " missed calls";
  }

  @Deactivate
  void close() {
    thread.leave(() -> closed = true);
    try {
      listening.unregister();
    } catch (IllegalStateException e) {
      // the bundle has stopped already, and its services with it
    }
  }
}
