package org.offhook.lock;

import java.util.Set;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.EmergencyNumbers;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keeps a locked phone from calling anybody but for help. First of the dial rules. */
@Component(
    service = DialRule.class,
    configurationPid = LockConfig.PID,
    property = "service.ranking:Integer=1000")
public final class LockedNumbers implements DialRule {
  /** Where no dial plan says which numbers they are. */
  private static final Set<String> EMERGENCY = Set.of("112", "911", "999", "110", "000");

  private final PhoneLock lock;
  private volatile LockConfig config;
  private volatile EmergencyNumbers emergency;

  /** With the lock. */
  @Activate
  public LockedNumbers(
      @Reference(target = "(component.name=org.offhook.lock.PinLock)") PhoneLock lock,
      LockConfig config) {
    this.lock = lock;
    this.config = config;
  }

  @Modified
  void modified(LockConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindEmergency(EmergencyNumbers emergency) {
    this.emergency = emergency;
  }

  void unbindEmergency(EmergencyNumbers emergency) {
    if (this.emergency == emergency) {
      this.emergency = null;
    }
  }

  @Override
  public String apply(Line line, String target) throws CallRefused {
    if (Policy.of(config) == Policy.BOTH || !lock.isLocked() || isEmergency(target)) {
      return target;
    }
    throw new CallRefused("the phone is locked; only emergency numbers can be called");
  }

  private boolean isEmergency(String target) {
    EmergencyNumbers numbers = emergency;
    return numbers == null ? EMERGENCY.contains(target.strip()) : numbers.isEmergency(target);
  }
}
