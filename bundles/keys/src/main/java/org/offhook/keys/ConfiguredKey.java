package org.offhook.keys;

import java.util.Map;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A key that something is configured for. */
@Component(
    service = ConfiguredKey.class,
    configurationPid = KeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = KeyConfig.class, factory = true)
public final class ConfiguredKey {
  private final Key key;

  /** With its parameters. */
  @Activate
  public ConfiguredKey(KeyConfig config) {
    key =
        new Key(
            new KeyId(KeyId.Kind.FUNCTION, config.index()),
            config.type(),
            config.label(),
            Map.of(
                "number", config.number(),
                "extension", config.extension(),
                "line", String.valueOf(config.line()),
                "event", config.event()));
  }

  Key key() {
    return key;
  }
}
