package org.offhook.paging;

import java.util.Optional;
import org.offhook.api.phone.Phone;

/** What announcements need to know of the rest of the phone. */
interface Surroundings {
  /** The phone, while there is one. */
  Optional<Phone> phone();

  /** Whether the person is not to be disturbed. */
  boolean quiet();

  /** Whether announcements break into calls. */
  boolean bargeIn();

  /** Tells that something stands otherwise than before. */
  void changed();
}
