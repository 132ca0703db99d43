package org.offhook.keys;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.keys.Key;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A programmable key, a function key, or one of a module. */
@Component(
    service = Configured.class,
    configurationPid = KeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = KeyConfig.class, factory = true)
public final class ConfiguredKey implements Configured {
  private final KeyConfig config;
  private final Map<String, String> values;

  /** With its parameters; whether a line was chosen is seen only in what was set. */
  @Activate
  public ConfiguredKey(KeyConfig config, Map<String, Object> set) {
    this.config = config;
    Map<String, String> all = new HashMap<>();
    all.put("key", String.valueOf(config.index()));
    all.put("number", config.number());
    all.put("extension", config.extension());
    all.put("event", event(config.event()));
    all.put("place", config.parkingNumber());
    if (set.containsKey("line")) {
      all.put("line", String.valueOf(config.line()));
    }
    values = Map.copyOf(all);
  }

  /** Events are written as words of the file, and as the screen names them. */
  static String event(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    return switch (name) {
      case "DIALED_NUMBERS" -> "DIALED_CALLS";
      case "HOTDESK" -> "HOT_DESKING";
      default -> name;
    };
  }

  @Override
  public Optional<Key> key(KeyModel model) {
    return model
        .at(config.index())
        .map(
            id -> {
              Map<String, String> all = new HashMap<>(values);
              if (config.type().equals("SIP_ACCOUNT") && model.accounts().holds(config.index())) {
                all.putIfAbsent("line", String.valueOf(config.index() - model.accounts().first()));
              }
              return new Key(id, config.type(), config.label(), Map.copyOf(all));
            });
  }
}
