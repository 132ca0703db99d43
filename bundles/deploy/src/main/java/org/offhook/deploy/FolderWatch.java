package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when the files of a folder have changed and come to rest. */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final long REST_MILLIS = 150;
  private static final long CLOSE_MILLIS = 150;

  private final WatchService watch;
  private final FolderContents contents;
  private final Thread thread;

  FolderWatch(Path folder, FolderContents contents) throws IOException {
    this.contents = contents;
    this.watch = folder.getFileSystem().newWatchService();
    folder.register(
        watch,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
    this.thread = new Thread(this::run, "deploy");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      contents.resume();
      contents.apply();
      while (true) {
        awaitRest(watch.take());
        contents.apply();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.debug("the deploy folder is watched no longer");
    } catch (IOException e) {
      LOG.error("the deploy folder cannot be read; hot deployment is off: {}", e.toString());
    }
  }

  private void awaitRest(WatchKey first) throws InterruptedException {
    WatchKey key = first;
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = watch.poll(REST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Ends, and waits a moment for its thread. A change under way that takes longer is finished by
   * that thread, which then ends too: it may be this bundle that it replaces.
   */
  @Override
  public void close() throws IOException {
    watch.close();
    if (Thread.currentThread() != thread) {
      try {
        thread.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
