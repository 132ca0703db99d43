package org.offhook.forward;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.phone.CallForward;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns forwarding on and off by its parameters, which is what everybody else looks at. */
@Component
public final class ForwardSwitch implements CallForward {
  private static final int LAST_LINE = 7;
  private static final String LINE = "voip/line/%d/call_forward/";

  private final Settings settings;

  /** With the settings that remember it. */
  @Activate
  public ForwardSwitch(@Reference Settings settings) {
    this.settings = settings;
  }

  @Override
  public boolean isOn(Optional<Integer> line) {
    return lines(line).stream()
        .anyMatch(each -> says(each, "enabled", true) && says(each, "active", false));
  }

  private boolean says(int line, String what, boolean otherwise) {
    return settings.get(LINE.formatted(line) + what).map("1"::equals).orElse(otherwise);
  }

  /** Lines that know where to. */
  private List<Integer> lines(Optional<Integer> line) {
    return line
        .map(List::of)
        .orElseGet(() -> IntStream.rangeClosed(0, LAST_LINE).boxed().toList())
        .stream()
        .filter(each -> !settings.get(LINE.formatted(each) + "destination").orElse("").isBlank())
        .toList();
  }

  @Override
  public void set(Optional<Integer> line, boolean on) throws IOException {
    Map<String, String> changes = new LinkedHashMap<>();
    lines(line).forEach(each -> changes.put(LINE.formatted(each) + "active", on ? "1" : "0"));
    if (changes.isEmpty()) {
      throw new IOException("no destination is configured");
    }
    try {
      settings.set(changes);
    } catch (InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
