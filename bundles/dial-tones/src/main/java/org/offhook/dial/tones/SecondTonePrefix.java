package org.offhook.dial.tones;

import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.Line;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Takes the prefix of the second dial tone off a number, where it only asks for the tone. After the
 * rule that cuts off what follows a pause, before all that look at the number.
 */
@Component(configurationPid = DialTonesConfig.PID, property = "service.ranking:Integer=150")
public final class SecondTonePrefix implements DialRule {
  private volatile DialTonesConfig config;

  /** With its parameters. */
  @Activate
  public SecondTonePrefix(DialTonesConfig config) {
    this.config = config;
  }

  @Modified
  void modified(DialTonesConfig config) {
    this.config = config;
  }

  @Override
  public String apply(Line line, String target) {
    String prefix = config.prefix();
    boolean asksOnly = config.second() && !config.addPrefix() && !prefix.isEmpty();
    boolean begins = target.startsWith(prefix) && target.length() > prefix.length();
    return asksOnly && begins && target.matches("[0-9A-D*#+]+")
        ? target.substring(prefix.length())
        : target;
  }
}
