package org.offhook.dtmf;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.PhoneListener;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody who listens that somebody pressed a digit. Phone thread. */
@Component(service = HeardDigits.class)
public final class HeardDigits {
  private static final Logger LOG = LoggerFactory.getLogger(HeardDigits.class);

  private final List<PhoneListener> listeners = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(PhoneListener listener) {
    listeners.add(listener);
  }

  void unbindListener(PhoneListener listener) {
    listeners.remove(listener);
  }

  void tell(Call call, char digit) {
    tell(listener -> listener.onDigit(call, digit));
  }

  /** Tells them that the person here pressed one. */
  void tellSent(Call call, char digit, int millis) {
    tell(listener -> listener.onDigitSent(call, digit, millis));
  }

  private void tell(Consumer<PhoneListener> news) {
    for (PhoneListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("{} failed to take in a digit", listener.getClass().getName(), e);
      }
    }
  }
}
