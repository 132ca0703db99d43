package org.offhook.lock;

import java.util.Optional;
import java.util.Set;
import org.offhook.api.keys.KeyGuard;
import org.offhook.api.phone.PhoneLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys of a locked phone: those for the call that is up and for typing a number work, which the
 * dial rule then judges. Lists, phonebooks, mailboxes, forwards and transfers wait for the PIN.
 */
@Component
public final class LockedKeys implements KeyGuard {
  private static final Set<String> FREE =
      Set.of(
          "DIGIT",
          "SEND",
          "OK",
          "CLEAR",
          "CANCEL",
          "MORE",
          "ANSWER",
          "REJECT",
          "HOLD",
          "RESUME",
          "SWAP",
          "MUTE",
          "END",
          "NEW_CALL",
          "SPEAKER",
          "HEADSET",
          "VOLUME_UP",
          "VOLUME_DOWN",
          "SIP_ACCOUNT",
          "SCA",
          "DTMF",
          "SPEED_DIAL");

  private final PhoneLock lock;

  /** With the lock. */
  @Activate
  public LockedKeys(
      @Reference(target = "(component.name=org.offhook.lock.PinLock)") PhoneLock lock) {
    this.lock = lock;
  }

  @Override
  public Optional<String> refuses(String type) {
    return FREE.contains(type) || !lock.isLocked()
        ? Optional.empty()
        : Optional.of("the phone is locked");
  }
}
