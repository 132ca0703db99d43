package org.offhook.lock;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.offhook.api.config.Settings;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Keeps a locked phone from calling anybody but for help. First of the dial rules. */
@Component(
    service = DialRule.class,
    configurationPid = LockConfig.PID,
    property = "service.ranking:Integer=1000")
public final class LockedNumbers implements DialRule {
  /** Where it is configured which numbers they are, in whichever capability knows them. */
  private static final List<String> NUMBERS =
      List.of("offhook/emergency/numbers", "offhook/dial_plan/emergency");

  /** Where no capability knows. */
  private static final Set<String> EMERGENCY = Set.of("112", "911", "999", "110", "000");

  private final Settings settings;
  private final PhoneLock lock;
  private volatile LockConfig config;

  /** With the lock. */
  @Activate
  public LockedNumbers(
      @Reference Settings settings,
      @Reference(target = "(component.name=org.offhook.lock.PinLock)") PhoneLock lock,
      LockConfig config) {
    this.settings = settings;
    this.lock = lock;
    this.config = config;
  }

  @Modified
  void modified(LockConfig config) {
    this.config = config;
  }

  @Override
  public String apply(Line line, String target) throws CallRefused {
    if (Policy.of(config) == Policy.BOTH || !lock.isLocked() || isEmergency(target)) {
      return target;
    }
    throw new CallRefused("the phone is locked; only emergency numbers can be called");
  }

  private boolean isEmergency(String target) {
    String number = target.strip();
    return NUMBERS.stream()
        .flatMap(path -> settings.get(path).stream())
        .findFirst()
        .map(list -> Arrays.stream(list.split(",")).map(String::strip).anyMatch(number::equals))
        .orElseGet(() -> EMERGENCY.contains(number));
  }
}
