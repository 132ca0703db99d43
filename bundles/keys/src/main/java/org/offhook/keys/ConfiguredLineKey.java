package org.offhook.keys;

import java.util.Map;
import java.util.Optional;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A line key that stands for another line than its own, or for an event. */
@Component(
    service = Configured.class,
    configurationPid = LineKeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LineKeyConfig.class, factory = true)
public final class ConfiguredLineKey implements Configured {
  private final LineKeyConfig config;
  private final int line;

  /** With its parameters; not set, the line is the one of the key's own number. */
  @Activate
  public ConfiguredLineKey(LineKeyConfig config, Map<String, Object> set) {
    this.config = config;
    this.line = set.containsKey("line") ? config.line() : config.index();
  }

  /** On some models the keys for lines are the first programmable ones. */
  private Optional<KeyId> id(KeyModel model) {
    if (config.index() < model.lineKeys()) {
      return Optional.of(new KeyId(Kind.LINE, config.index()));
    }
    int among = model.programmable().first() + config.index();
    return model.lineKeys() == 0 && model.programmable().holds(among)
        ? Optional.of(new KeyId(Kind.PROGRAMMABLE, among))
        : Optional.empty();
  }

  @Override
  public Optional<Key> key(KeyModel model) {
    return id(model)
        .map(
            id -> {
              String place = id.kind() == Kind.PROGRAMMABLE ? String.valueOf(id.index()) : "";
              return line < 0
                  ? new Key(
                      id,
                      "KEY_EVENT",
                      "",
                      Map.of("event", ConfiguredKey.event(config.event()), "key", place))
                  : new Key(
                      id, "SIP_ACCOUNT", "", Map.of("line", String.valueOf(line), "key", place));
            });
  }
}
