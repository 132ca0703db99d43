package org.offhook.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A line key that stands for another line than its own, or for an event. Without a line it only
 * names the event of a key that is for one.
 */
@Component(
    service = Configured.class,
    configurationPid = LineKeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LineKeyConfig.class, factory = true)
public final class ConfiguredLineKey implements Configured {
  private final LineKeyConfig config;
  private final boolean lineSet;

  /** With its parameters; whether a line was chosen is seen only in what was set. */
  @Activate
  public ConfiguredLineKey(LineKeyConfig config, Map<String, Object> set) {
    this.config = config;
    this.lineSet = set.containsKey("line");
  }

  /** On some models the keys for lines are programmable ones, counted from 0 or as those are. */
  private Optional<KeyId> id(KeyModel model) {
    if (config.index() < model.lineKeys()) {
      return Optional.of(new KeyId(Kind.LINE, config.index()));
    }
    if (model.lineKeys() > 0) {
      return Optional.empty();
    }
    int among = model.programmable().first() + config.index();
    return IntStream.of(among, config.index())
        .filter(model.programmable()::holds)
        .mapToObj(index -> new KeyId(Kind.PROGRAMMABLE, index))
        .findFirst();
  }

  @Override
  public Optional<Key> key(KeyModel model) {
    int line = config.line();
    return id(model)
        .filter(id -> lineSet)
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

  @Override
  public Key with(Key key, KeyModel model) {
    if (lineSet || !Place.isForEvent(key) || !id(model).equals(Optional.of(key.id()))) {
      return key;
    }
    Map<String, String> values = new HashMap<>(key.values());
    values.put("event", ConfiguredKey.event(config.event()));
    return new Key(key.id(), key.type(), key.label(), Map.copyOf(values));
  }

  @Override
  public int precedence() {
    return 1;
  }
}
