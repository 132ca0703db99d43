package org.offhook.lock;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneLock;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Turns away what a locked phone, or a locked line, does not take. */
@Component(
    service = CallScreen.class,
    configurationPid = LockConfig.PID,
    property = "service.ranking:Integer=" + CallScreen.LOCK)
public final class LockScreen implements CallScreen {
  private static final Pattern USER = Pattern.compile("(?i)(?:sips?|tel):([^@;>\\s]*)");

  private final PhoneLock lock;
  private final LineLocks lines;
  private volatile LockConfig config;

  /** With the locks. */
  @Activate
  public LockScreen(
      @Reference(target = "(component.name=org.offhook.lock.PinLock)") PhoneLock lock,
      @Reference LineLocks lines,
      LockConfig config) {
    this.lock = lock;
    this.lines = lines;
    this.config = config;
  }

  @Modified
  void modified(LockConfig config) {
    this.config = config;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    if (lines.turnsAway(line.index()) || lock.isLocked() && turnsAway(line, session)) {
      return new Reject(config.rejectCode(), "Locked");
    }
    return new Proceed();
  }

  private boolean turnsAway(Line line, Session session) {
    boolean forAnother = !config.delegateCalls() && isForAnother(line, session);
    return Policy.of(config) == Policy.NONE || forAnother;
  }

  /** Whether somebody else was called, for whom this phone answers: To names another user. */
  private static boolean isForAnother(Line line, Session session) {
    Optional<String> called =
        session.headers("To").stream()
            .map(USER::matcher)
            .filter(Matcher::find)
            .map(match -> match.group(1).toLowerCase(Locale.ROOT))
            .findFirst();
    return called.isPresent() && !called.get().equals(line.user().toLowerCase(Locale.ROOT));
  }
}
