package org.offhook.provision;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Lets things happen only while nobody talks. */
@Component(service = {QuietTime.class, PhoneListener.class})
public final class QuietTime implements PhoneListener {
  private final PhoneThread thread;
  private final List<Runnable> waiting = new ArrayList<>();

  private volatile Phone phone;

  /** With the thread that calls belong to. */
  @Activate
  public QuietTime(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  /** Runs a short task on the phone thread: at once, or when the last call has ended. */
  void whenQuiet(Runnable task) {
    thread.execute(
        () -> {
          waiting.add(task);
          look();
        });
  }

  @Override
  public void onCall(Call call) {
    // The call that ends is still among the calls while this is told.
    thread.execute(this::look);
  }

  private void look() {
    Phone known = phone;
    if (known == null || known.calls().isEmpty()) {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }
  }

  /** Says something to the person at the phone. */
  void notice(String text) {
    thread.execute(
        () -> {
          Phone known = phone;
          if (known != null) {
            known.notice(text);
          }
        });
  }
}
