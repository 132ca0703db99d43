package org.offhook.line;

import java.util.List;

/** Tells a new label, which only people see, from a change that servers must hear of. */
final class LabelChange {
  private LabelChange() {}

  /** True when the label is all that differs. */
  static boolean isAll(LineConfig before, LineConfig after) {
    return seenByServers(before).equals(seenByServers(after));
  }

  private static List<Object> seenByServers(LineConfig config) {
    return List.of(
        config.index(),
        config.enabled(),
        config.id(),
        config.description(),
        config.authName(),
        config._authPassword(),
        config.proxyAddress(),
        config.proxyPort(),
        config.domain(),
        config.transport());
  }
}
