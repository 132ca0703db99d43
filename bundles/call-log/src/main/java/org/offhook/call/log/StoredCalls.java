package org.offhook.call.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to calls, and remembers those that have ended. */
@Component(
    service = {CallLog.class, PhoneListener.class, HealthProbe.class},
    immediate = true,
    configurationPid = CallLogConfig.PID)
@Designate(ocd = CallLogConfig.class)
public final class StoredCalls implements CallLog, PhoneListener, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(StoredCalls.class);
  private static final String FILE = "calls.log";
  private static final long CLOSE_MILLIS = 200;

  private final Clock clock;
  private final LogFile file;
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "call log");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Call> answered = new HashSet<>();
  private volatile int size;
  private volatile String trouble = "";
  private int written;
  private int unseen;

  /** Reads what was remembered before. */
  @Activate
  public StoredCalls(BundleContext context, @Reference Clock clock, CallLogConfig config)
      throws IOException {
    this(clock, Path.of(context.getProperty("offhook.data")), config.size());
  }

  StoredCalls(Clock clock, Path directory, int size) throws IOException {
    this.clock = clock;
    this.size = size;
    Files.createDirectories(directory);
    this.file = new LogFile(directory.resolve(FILE));
    entries.addAll(file.read());
    written = entries.size();
    trim();
  }

  @Modified
  synchronized void modified(CallLogConfig config) {
    size = config.size();
    trim();
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.CONNECTED) {
      answered.add(call);
    } else if (call.state() == CallState.ENDED) {
      remember(entry(call, answered.remove(call)));
    }
  }

  private Entry entry(Call call, boolean talked) {
    SessionEnd end = call.end().orElse(new SessionEnd(true, 0, "", false));
    Outcome outcome = talked ? Outcome.ANSWERED : outcome(call, end);
    Kind kind = Kind.DIALLED;
    if (call.incoming()) {
      kind = outcome == Outcome.UNANSWERED ? Kind.MISSED : Kind.RECEIVED;
    }
    Duration time = talked ? call.talkTime() : Duration.ZERO;
    return new Entry(
        kind,
        outcome,
        call.line().index(),
        call.remote().uri(),
        call.remote().displayName(),
        clock.now().minus(time),
        time);
  }

  private static Outcome outcome(Call call, SessionEnd end) {
    if (end.answeredElsewhere()) {
      return Outcome.ELSEWHERE;
    }
    if (call.incoming() && end.code() == 302) {
      return Outcome.FORWARDED;
    }
    // An incoming call that the caller gave up, or an outgoing one that we gave up, was unanswered.
    boolean refused = end.code() >= 400 && end.code() != 408 && end.code() != 487;
    return refused && call.incoming() != end.byPeer() ? Outcome.REJECTED : Outcome.UNANSWERED;
  }

  private synchronized void remember(Entry entry) {
    entries.add(entry);
    unseen += entry.kind() == Kind.MISSED ? 1 : 0;
    trim();
    written++;
    if (written > 2 * 3 * size) {
      rewrite();
    } else {
      write(() -> file.add(entry));
    }
  }

  /** Lets the oldest of each list go. */
  private synchronized void trim() {
    for (Kind kind : Kind.values()) {
      List<Entry> old =
          new ArrayList<>(entries.stream().filter(one -> one.kind() == kind).toList());
      for (int i = 0; i < old.size() - size; i++) {
        Entry oldest = old.get(i);
        entries.removeIf(one -> one == oldest);
      }
    }
  }

  private void rewrite() {
    List<Entry> now = List.copyOf(entries);
    written = now.size();
    write(() -> file.rewrite(now));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void write(Writing task) {
    writing.execute(
        () -> {
          try {
            task.run();
            trouble = "";
          } catch (IOException e) {
            trouble = "the log of calls cannot be written: " + e.getMessage();
            LOG.warn(trouble);
          }
        });
  }

  @Override
  public synchronized List<Entry> entries(Kind kind) {
    List<Entry> found =
        new ArrayList<>(entries.stream().filter(entry -> entry.kind() == kind).toList());
    Collections.reverse(found);
    return found;
  }

  @Override
  public synchronized int missedUnseen() {
    return unseen;
  }

  @Override
  public synchronized void seen() {
    unseen = 0;
  }

  @Override
  public synchronized void clear(Kind kind) {
    entries.removeIf(entry -> entry.kind() == kind);
    if (kind == Kind.MISSED) {
      unseen = 0;
    }
    rewrite();
  }

  @Override
  public String name() {
    return "call log";
  }

  @Override
  public synchronized Health probe() {
    String told = entries.size() + " calls, " + unseen + " missed ones not looked at";
    return trouble.isEmpty() ? Health.ok(told) : Health.warn(trouble);
  }

  /** What has been handed to the disk is waited for. */
  @Deactivate
  void close() throws InterruptedException {
    writing.shutdown();
    if (!writing.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
      LOG.warn("the log of calls takes long to write");
    }
  }
}
