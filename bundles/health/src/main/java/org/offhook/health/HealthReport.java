package org.offhook.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.health.HealthProbe.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code health}: one line for each capability, the worst first. */
@Component(
    service = HealthReport.class,
    property = {"osgi.command.scope=offhook", "osgi.command.function=health"})
public final class HealthReport {
  private final Parts parts;
  private final List<HealthProbe> probes = new CopyOnWriteArrayList<>();

  /** With the parts it looks at. */
  @Activate
  public HealthReport(@Reference Parts parts) {
    this.parts = parts;
  }

  @Reference(
      service = HealthProbe.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindProbe(HealthProbe probe) {
    probes.add(probe);
  }

  void unbindProbe(HealthProbe probe) {
    probes.remove(probe);
  }

  /**
   * Reports.
   *
   * @throws IllegalStateException with the report, when something is critical
   */
  public String health() {
    List<Finding> findings = findings();
    String report = text(findings);
    if (findings.stream().anyMatch(finding -> finding.health().state() == State.CRITICAL)) {
      throw new IllegalStateException(report);
    }
    return report;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (HealthProbe probe : probes) {
      findings.add(new Finding(probe.name(), ask(probe)));
    }
    findings.addAll(parts.findings());
    findings.sort(
        Comparator.comparing((Finding finding) -> finding.health().state())
            .reversed()
            .thenComparing(Finding::name));
    return findings;
  }

  private static Health ask(HealthProbe probe) {
    try {
      return probe.probe();
    } catch (RuntimeException e) {
      return Health.critical("its probe failed: " + e);
    }
  }

  private static String text(List<Finding> findings) {
    int widest = findings.stream().mapToInt(finding -> finding.name().length()).max().orElse(1);
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(
          ("%-8s  %-" + widest + "s  %s\n")
              .formatted(finding.health().state(), finding.name(), finding.line()));
    }
    return text.toString().stripTrailing();
  }
}
