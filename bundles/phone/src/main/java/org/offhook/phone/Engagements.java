package org.offhook.phone;

import java.util.HashSet;
import java.util.Set;
import org.offhook.api.phone.Phone;

/** What takes the person up besides calls, such as an announcement. Phone thread. */
final class Engagements {
  private final Set<Phone.Engagement> open = new HashSet<>();
  private final Runnable changed;

  Engagements(Runnable changed) {
    this.changed = changed;
  }

  boolean any() {
    return !open.isEmpty();
  }

  /** Begins one, which lasts until it is closed. */
  Phone.Engagement begin() {
    Phone.Engagement engagement =
        new Phone.Engagement() {
          @Override
          public void close() {
            open.remove(this);
            changed.run();
          }
        };
    open.add(engagement);
    changed.run();
    return engagement;
  }
}
