package org.offhook.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A side of the navigation key that something is configured for. */
@Component(
    service = Configured.class,
    configurationPid = NavigationConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NavigationConfig.class, factory = true)
public final class ConfiguredNavigation implements Configured {
  private static final List<List<String>> SIDES =
      List.of(
          List.of("NAVIGATION_UP"),
          List.of("NAVIGATION_DOWN"),
          List.of("NAVIGATION_LEFT"),
          List.of("NAVIGATION_RIGHT"),
          List.of("ENTER", "OK"));

  private final NavigationConfig config;

  /** With its parameters. */
  @Activate
  public ConfiguredNavigation(NavigationConfig config) {
    this.config = config;
  }

  @Override
  public Optional<Key> key(KeyModel model) {
    String function = ConfiguredKey.event(config.function());
    List<String> names = model.hardKeys();
    if (function.isEmpty() || function.equals("NONE") || config.index() >= SIDES.size()) {
      return Optional.empty();
    }
    return SIDES.get(config.index()).stream()
        .filter(names::contains)
        .findFirst()
        .map(
            name ->
                new Key(
                    new KeyId(Kind.HARD, names.indexOf(name)),
                    function,
                    name,
                    Map.of("name", name)));
  }
}
