package org.offhook.lock;

import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code lock} and {@code unlock}. */
@Component(
    service = LockCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=lock",
      "osgi.command.function=unlock",
      "offhook.help=lock [status | pin NEW [OLD]]",
      "offhook.help=Locks the phone, or changes the PIN that unlocks it.",
      "offhook.help=example: lock pin 4711",
      "offhook.help=unlock PIN",
      "offhook.help=Unlocks the phone.",
      "offhook.help=example: unlock 4711"
    })
public final class LockCommands {
  private static final String USAGE = "usage: lock [status | pin NEW [OLD]] | unlock PIN";

  private final PinLock lock;
  private final IdleLock idle;

  /** With what they lock. */
  @Activate
  public LockCommands(@Reference PinLock lock, @Reference IdleLock idle) {
    this.lock = lock;
    this.idle = idle;
  }

  /** Locks. */
  public String lock(String... arguments) throws IOException {
    List<String> words = List.of(arguments);
    if (words.isEmpty()) {
      lock.lock();
    } else if (words.get(0).equals("pin") && (words.size() == 2 || words.size() == 3)) {
      lock.change(words.size() == 3 ? words.get(2) : "", words.get(1));
      return "the PIN is set";
    } else if (!words.equals(List.of("status"))) {
      throw new IllegalArgumentException(USAGE);
    }
    return status();
  }

  /** Unlocks. */
  public String unlock(String... words) throws IOException {
    if (words.length != 1) {
      throw new IllegalArgumentException(USAGE);
    }
    lock.unlock(words[0]);
    idle.awake();
    return status();
  }

  private String status() {
    return "the phone is " + (lock.isLocked() ? "locked" : "not locked");
  }
}
