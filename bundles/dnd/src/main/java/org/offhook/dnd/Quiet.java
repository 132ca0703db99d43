package org.offhook.dnd;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Turns calls away while it is on. */
@Component(
    service = {CallScreen.class, DoNotDisturb.class, HealthProbe.class},
    configurationPid = DndConfig.PID,
    property = "service.ranking:Integer=" + CallScreen.DO_NOT_DISTURB)
@Designate(ocd = DndConfig.class)
public final class Quiet implements CallScreen, DoNotDisturb, HealthProbe {
  private static final String ALL = "offhook/dnd/activated";
  private static final int LAST_LINE = 7;
  private static final String OFFERED = "voip/line/%d/do_not_disturb/enabled";
  private static final String ONE = "voip/line/%d/do_not_disturb/activated";

  private final Settings settings;
  private volatile DndConfig config;

  /** With the settings that remember it. */
  @Activate
  public Quiet(@Reference Settings settings, DndConfig config) {
    this.settings = settings;
    this.config = config;
  }

  @Modified
  void modified(DndConfig config) {
    this.config = config;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    boolean on = isOn(Optional.empty()) || isOn(Optional.of(line.index()));
    return on ? new Reject(config.code(), reason(config.code())) : new Proceed();
  }

  private static String reason(int code) {
    return switch (code) {
      case 480 -> "Temporarily Unavailable";
      case 486 -> "Busy Here";
      case 600 -> "Busy Everywhere";
      case 603 -> "Decline";
      default -> "Do Not Disturb";
    };
  }

  /** What the settings say, which is true before Config Admin has heard of it. */
  @Override
  public boolean isOn(Optional<Integer> line) {
    if (!config.offered()) {
      return false;
    }
    return line.isEmpty()
        ? says(ALL, false)
        : says(OFFERED.formatted(line.get()), true) && says(ONE.formatted(line.get()), false);
  }

  private boolean says(String path, boolean otherwise) {
    return settings.get(path).map("1"::equals).orElse(otherwise);
  }

  @Override
  public void set(Optional<Integer> line, boolean on) throws IOException {
    if (on && !config.offered()) {
      throw new IOException("do not disturb is not offered on this phone");
    }
    try {
      settings.set(Map.of(line.map(ONE::formatted).orElse(ALL), on ? "1" : "0"));
    } catch (InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "do not disturb";
  }

  @Override
  public Health probe() {
    List<Integer> quiet =
        IntStream.rangeClosed(0, LAST_LINE)
            .filter(line -> isOn(Optional.of(line)))
            .boxed()
            .toList();
    if (isOn(Optional.empty())) {
      return Health.ok("on");
    }
    return Health.ok(quiet.isEmpty() ? "off" : "on for lines " + quiet);
  }
}
