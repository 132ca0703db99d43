package org.offhook.phone;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.offhook.api.media.Media;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.Ringer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services that the phone works with and that come and go while it runs. Any thread. */
final class Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

  final Ranked<Line> lines = new Ranked<>();
  final Ranked<CallScreen> screens = new Ranked<>();
  final Ranked<DialRule> rules = new Ranked<>();
  final Ranked<PhoneListener> listeners = new Ranked<>();
  final InCallRequests requests = new InCallRequests();
  final Names names = new Names();
  final AtomicReference<Media> media = new AtomicReference<>();
  final AtomicReference<ToneSource> tones = new AtomicReference<>();
  final AtomicReference<Ringer> ringer = new AtomicReference<>();
  final AtomicReference<DigitTransport.Dialler> dialler = new AtomicReference<>();
  final AtomicReference<EmergencyCalls> emergency = new AtomicReference<>();

  /** The media engine, or null. */
  Media media() {
    return media.get();
  }

  /** The tones of the country, or null. */
  ToneSource tones() {
    return tones.get();
  }

  /** The lines by index. Phone thread. */
  List<Line> linesByIndex() {
    return lines.all().stream().sorted(Comparator.comparingInt(Line::index)).toList();
  }

  /** Tells all listeners; one that throws hurts no other. Phone thread. */
  void tell(Consumer<PhoneListener> news) {
    for (PhoneListener listener : listeners.all()) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("{} failed to take in a call event", listener.getClass().getName(), e);
      }
    }
  }
}
