package org.offhook.sip;

import java.util.List;

/**
 * One way for a request to go.
 *
 * @param target whom to locate
 * @param server the very server, when it is known already; else null
 * @param routes Route values for this way, in angle brackets; null leaves those of the request
 * @param ours true when it leads to a server of the account, which others stand in for
 */
record Way(Target target, Server server, List<String> routes, boolean ours) {

  /** A way to somebody else. */
  static Way to(Target target) {
    return new Way(target, null, null, false);
  }

  /** The same to a server found already, and to no other. */
  Way at(Server found) {
    return new Way(target, found, routes, ours);
  }

  /** The same by other routes, as one of a dialog. */
  Way within(List<String> others) {
    return new Way(target, server, others, false);
  }
}
