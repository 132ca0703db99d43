package org.offhook.walk;

import gov.nist.javax.sip.stack.SIPTransactionStack;

/** The stack that was opened last, for looking into it. */
final class SipStacks {
  /** One of them, and where it listens. */
  record Opened(SIPTransactionStack stack, int port) {
    /** Transactions that are not over. */
    int transactions() {
      return stack.getClientTransactionTableSize() + stack.getServerTransactionTableSize();
    }
  }

  private static Opened newest;

  private SipStacks() {}

  static synchronized void opened(SIPTransactionStack stack, int port) {
    newest = new Opened(stack, port);
  }

  static synchronized Opened newest() {
    return newest;
  }
}
