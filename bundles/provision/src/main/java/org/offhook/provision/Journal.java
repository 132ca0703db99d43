package org.offhook.provision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.offhook.api.provision.FetchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What provisioning did, for the person who asks; the last lines only. Addresses are told without
 * the name and password that they may carry.
 */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int LINES = 200;
  private final Deque<String> lines = new ArrayDeque<>();
  private final Supplier<String> time;
  private String doing = "";

  Journal(Supplier<String> time) {
    this.time = time;
  }

  /** Notes what happened. */
  void tell(String what) {
    String told = FetchRequest.withoutLogin(what);
    LOG.info("{}", told);
    add(told);
  }

  /** Notes what went wrong. */
  void warn(String what) {
    String told = FetchRequest.withoutLogin(what);
    LOG.warn("{}", told);
    add(told);
  }

  private synchronized void add(String what) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(time.get() + " " + what);
  }

  /** Says what is under way; nothing when empty. */
  synchronized void doing(String what) {
    doing = FetchRequest.withoutLogin(what);
  }

  synchronized String doing() {
    return doing;
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
