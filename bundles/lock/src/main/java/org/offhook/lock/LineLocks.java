package org.offhook.lock;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The lines that their servers lock. Safe from any thread. */
@Component(service = LineLocks.class)
public final class LineLocks {
  private static final String ACTIVATED = "system/lock/%d/activated";

  private final Settings settings;
  private final Map<Integer, LineLock> locks = new ConcurrentHashMap<>();

  /** With the settings that remember them. */
  @Activate
  public LineLocks(@Reference Settings settings) {
    this.settings = settings;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLock(LineLock lock) {
    locks.put(lock.line(), lock);
  }

  void unbindLock(LineLock lock) {
    locks.remove(lock.line(), lock);
  }

  /** Whether its server can lock a line. */
  boolean isOffered(int line) {
    LineLock lock = locks.get(line);
    return lock != null && lock.enabled();
  }

  /** Whether it has. */
  boolean isLocked(int line) {
    return isOffered(line)
        && settings.get(ACTIVATED.formatted(line)).map("1"::equals).orElse(false);
  }

  /** Whether a line is locked and does not ring. */
  boolean turnsAway(int line) {
    LineLock lock = locks.get(line);
    return isLocked(line) && lock != null && !lock.incoming();
  }

  /**
   * Remembers it.
   *
   * @throws IOException when it cannot be remembered, with the reason
   */
  void set(int line, boolean locked) throws IOException {
    try {
      settings.set(Map.of(ACTIVATED.formatted(line), locked ? "1" : "0"));
    } catch (InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
