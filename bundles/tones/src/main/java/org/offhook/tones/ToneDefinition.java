package org.offhook.tones;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One configured index of {@code call_progress_tones/{n}}; {@link Tones} puts them together. */
@Component(
    service = ToneDefinition.class,
    configurationPid = "org.offhook.tones.tone",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DefinedToneConfig.class, factory = true)
public final class ToneDefinition {
  private final Map<String, Object> properties;

  /** Raw properties, because what is not set must be told from what is zero. */
  @Activate
  public ToneDefinition(Map<String, Object> properties) {
    this.properties = Map.copyOf(properties);
  }

  Map<String, Object> properties() {
    return properties;
  }
}
