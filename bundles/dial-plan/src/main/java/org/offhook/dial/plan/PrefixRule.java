package org.offhook.dial.plan;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One of Escene's rules: inserts digits first, then deletes some. */
@Component(
    service = PrefixRule.class,
    configurationPid = PrefixConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PrefixConfig.class, factory = true)
public final class PrefixRule {
  private final PrefixConfig config;

  /** With its parameters. */
  @Activate
  public PrefixRule(PrefixConfig config) {
    this.config = config;
  }

  /** Number of the rule; the lowest that fits counts. */
  int index() {
    return config.index();
  }

  /** True when it is for this number. */
  boolean fits(String number) {
    return !config.prefix().isEmpty() && number.startsWith(config.prefix());
  }

  /** What the number becomes. */
  String apply(String number) {
    StringBuilder changed = new StringBuilder(number);
    if (config.insert()) {
      changed.insert(Math.min(config.insertPosition(), changed.length()), config.insertNumber());
    }
    if (config.delete()) {
      int from = Math.min(config.deletePosition(), changed.length());
      changed.delete(from, Math.min(from + config.deleteLength(), changed.length()));
    }
    return config.ip().isBlank() ? changed.toString() : changed + "@" + config.ip().strip();
  }
}
