package org.offhook.paging;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.testkit.VirtualTime;

/** A phone with groups LOW, HIGH and FIRE, one for each priority, and one that is not in use. */
final class Reception implements DoNotDisturb {
  final VirtualTime time = new VirtualTime();
  final FakePhone phone = new FakePhone();
  final FakeGroups groups = new FakeGroups();
  final Paging paging;
  boolean quiet;

  Reception(Object... settings) throws Exception {
    paging = new Paging(time, groups, config(settings));
    paging.bindPhone(phone);
    paging.bindQuiet(this);
    phone.listener = paging;
    group(0, "LOW", "224.0.1.0", "NORMAL", true);
    group(1, "HIGH", "224.0.1.1", "PRIORITY", true);
    group(2, "FIRE", "ff15::1", "EMERGENCY", true);
    group(3, "OFF", "224.0.1.3", "NORMAL", false);
  }

  static PagingConfig config(Object... settings) {
    Map<String, Object> values = new HashMap<>(Map.of("enabled", true, "making", true));
    return proxy(PagingConfig.class, values, settings);
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> values, Object... settings) {
    for (int i = 0; i < settings.length; i += 2) {
      values.put((String) settings[i], settings[i + 1]);
    }
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                values.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  ConfiguredGroup group(int index, String name, String address, String priority, boolean active) {
    ConfiguredGroup configured =
        new ConfiguredGroup(
            proxy(
                GroupConfig.class,
                new HashMap<>(),
                "index",
                index,
                "name",
                name,
                "address",
                address,
                "priority",
                priority,
                "activated",
                active));
    paging.bindGroup(configured);
    time.run();
    return configured;
  }

  FakeGroups.Joined group(String name) {
    return groups.joined.get(name);
  }

  /** Which group is heard; "-" for none. */
  String heard() {
    return groups.joined.values().stream()
        .filter(one -> one.heard)
        .map(one -> one.group.name())
        .reduce((one, other) -> one + " and " + other)
        .orElse("-");
  }

  String lastNotice() {
    return phone.notices.isEmpty() ? "" : phone.notices.get(phone.notices.size() - 1);
  }

  @Override
  public boolean isOn(Optional<Integer> line) {
    return quiet;
  }

  @Override
  public void set(Optional<Integer> line, boolean on) {
    quiet = on;
  }
}
