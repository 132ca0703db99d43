package org.offhook.phone;

import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallScreen.Proceed;
import org.offhook.api.phone.CallScreen.Verdict;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads an incoming call through the chain of screens. Phone thread. */
final class Screening {
  private static final Logger LOG = LoggerFactory.getLogger(Screening.class);

  private final Neighbours neighbours;

  Screening(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** The first verdict that is not to proceed. */
  Verdict judge(Line line, Session session) {
    for (CallScreen screen : neighbours.screens.all()) {
      Verdict verdict = ask(screen, line, session);
      if (!(verdict instanceof Proceed)) {
        return verdict;
      }
    }
    return new Proceed();
  }

  private static Verdict ask(CallScreen screen, Line line, Session session) {
    try {
      Verdict verdict = screen.screen(line, session);
      return verdict == null ? new Proceed() : verdict;
    } catch (RuntimeException e) {
      LOG.error("The call screen {} failed and is passed over", screen.getClass().getName(), e);
      return new Proceed();
    }
  }
}
