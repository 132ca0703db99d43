package org.offhook.keys;

import java.util.List;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tells how many keys are in use, and which types nobody makes work. */
@Component(service = HealthProbe.class, immediate = true)
public final class KeysProbe implements HealthProbe {
  private final KeyBoard board;
  private final Runnable unwatch;
  private volatile Health health = Health.ok("");

  /** With the keys. */
  @Activate
  public KeysProbe(@Reference KeyBoard board, @Reference Changes changes) {
    this.board = board;
    this.unwatch = changes.watch(this::look);
  }

  private void look() {
    List<Keys.View> configured =
        board.keys().stream().filter(view -> isConfigured(view.key())).toList();
    List<String> dark =
        configured.stream()
            .filter(view -> !view.offered())
            .map(view -> Place.type(view.key()))
            .distinct()
            .sorted()
            .toList();
    String count = configured.size() + " keys in use";
    health =
        dark.isEmpty()
            ? Health.ok(count)
            : Health.warn(count + "; nobody offers " + String.join(", ", dark));
  }

  /** Printed keys and softkeys are as the model has them. */
  private static boolean isConfigured(Key key) {
    return key.id().kind() != Kind.HARD && key.id().kind() != Kind.SOFTKEY && !Place.isEmpty(key);
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public Health probe() {
    return health;
  }

  @Deactivate
  void close() {
    unwatch.run();
  }
}
