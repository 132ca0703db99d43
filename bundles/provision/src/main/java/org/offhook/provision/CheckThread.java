package org.offhook.provision;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** The one thread on which servers are looked at, so that no two looks cross each other. */
final class CheckThread {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "provisioning");
            made.setDaemon(true);
            return made;
          });
  private final Journal journal;

  CheckThread(Journal journal) {
    this.journal = journal;
  }

  /** Does something when all before it is done; nothing when the thread is leaving. */
  void later(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      journal.tell("too late: provisioning is leaving");
    }
  }

  /**
   * Does something when all before it is done, and waits for what comes of it.
   *
   * @throws IOException with the reason when it failed or did not come to its end
   */
  <T> T now(Callable<T> task) throws IOException {
    try {
      return thread.submit(task).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Interrupts what is under way, and begins nothing more. */
  void close() {
    thread.shutdownNow();
  }
}
