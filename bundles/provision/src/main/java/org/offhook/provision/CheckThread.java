package org.offhook.provision;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread on which servers are looked at, so that no two looks cross each other. */
final class CheckThread {
  private CheckThread() {}

  /** A thread that waits for the first look. */
  static ExecutorService open() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "provisioning");
          thread.setDaemon(true);
          return thread;
        });
  }
}
