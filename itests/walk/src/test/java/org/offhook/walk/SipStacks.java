package org.offhook.walk;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.util.ArrayList;
import java.util.List;

/** The stacks that were opened, newest last, for looking into them. */
final class SipStacks {
  /** One of them, and where it listens. */
  record Opened(SIPTransactionStack stack, int port) {
    /** Transactions that are not over. */
    int transactions() {
      return stack.getClientTransactionTableSize() + stack.getServerTransactionTableSize();
    }
  }

  private static final List<Opened> OPENED = new ArrayList<>();

  private SipStacks() {}

  static synchronized void opened(SIPTransactionStack stack, int port) {
    OPENED.add(new Opened(stack, port));
  }

  static synchronized Opened newest() {
    return OPENED.get(OPENED.size() - 1);
  }
}
