package org.offhook.walk;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.lang.ref.WeakReference;

/** The stack that was opened last, for looking into it. */
final class SipStacks {
  /** One of them, and where it listens. */
  record Opened(WeakReference<SIPTransactionStack> stack, int port) {
    /** Transactions that are not over; none in a stack that is gone. */
    int transactions() {
      SIPTransactionStack there = stack.get();
      return there == null
          ? 0
          : there.getClientTransactionTableSize() + there.getServerTransactionTableSize();
    }
  }

  private static Opened newest;

  private SipStacks() {}

  static synchronized void opened(SIPTransactionStack stack, int port) {
    newest = new Opened(new WeakReference<>(stack), port);
  }

  static synchronized Opened newest() {
    return newest;
  }
}
