package org.offhook.ringing;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One rule of the distinctive ring. */
@Component(
    service = Rule.class,
    configurationPid = RuleConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RuleConfig.class, factory = true)
public final class Rule {
  private final int index;
  private final String text;
  private final String tone;

  /** With its parameters. */
  @Activate
  public Rule(RuleConfig config) {
    this.index = config.index();
    this.text = config.text();
    this.tone = config.tone().isBlank() ? BuiltIn.name(index + 1) : config.tone();
  }

  int index() {
    return index;
  }

  String tone() {
    return tone;
  }

  boolean fits(AlertInfo info) {
    return info.says(text);
  }
}
