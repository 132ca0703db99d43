package org.offhook.dial.plan;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan as configured; one that cannot be read is told and left out. */
@Component(
    service = {DialPlan.class, DialRule.class},
    configurationPid = DialPlanConfig.PID,
    property = "service.ranking:Integer=100")
public final class DialPlan implements DialRule {
  private static final Logger LOG = LoggerFactory.getLogger(DialPlan.class);

  private final List<PrefixRule> prefixes = new CopyOnWriteArrayList<>();
  private volatile DialPlanConfig config;
  private volatile DigitMap map;
  private volatile NumberRules rules;
  private volatile EmergencyCalls emergency;

  /** With its parameters. */
  @Activate
  public DialPlan(DialPlanConfig config) {
    modified(config);
  }

  @Modified
  void modified(DialPlanConfig config) {
    this.config = config;
    try {
      map = DigitMap.of("voip/signalling/sip/digit_map", config.digitMap());
    } catch (IllegalArgumentException e) {
      LOG.error(e.getMessage());
      map = DigitMap.of("", "");
    }
    try {
      rules = NumberRules.of("voip/signalling/sip/number_rules", config.numberRules());
    } catch (IllegalArgumentException e) {
      LOG.error(e.getMessage());
      rules = NumberRules.of("", "");
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindPrefix(PrefixRule rule) {
    prefixes.add(rule);
  }

  void unbindPrefix(PrefixRule rule) {
    prefixes.remove(rule);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindEmergency(EmergencyCalls emergency) {
    this.emergency = emergency;
  }

  void unbindEmergency(EmergencyCalls emergency) {
    if (this.emergency == emergency) {
      this.emergency = null;
    }
  }

  DialPlanConfig config() {
    return config;
  }

  DigitMap map() {
    return map;
  }

  boolean isEmergency(String number) {
    EmergencyCalls known = emergency;
    return known != null && known.isEmergency(number);
  }

  @Override
  public String apply(Line line, String target) throws CallRefused {
    boolean number = target.matches("[0-9A-D*#+]+");
    if (!number || isEmergency(target)) {
      return target;
    }
    if (line != null && target.equals(line.user()) && !config.allowSelf()) {
      throw new CallRefused(target + " is the number of this line");
    }
    if (target.length() > config.longest()) {
      throw new CallRefused(
          "the number has %d digits; at most %d are allowed"
              .formatted(target.length(), config.longest()));
    }
    String changed =
        prefixes.stream()
            .sorted(Comparator.comparingInt(PrefixRule::index))
            .filter(rule -> rule.fits(target))
            .findFirst()
            .map(rule -> rule.apply(target))
            .orElse(target);
    return rules.apply(changed);
  }
}
