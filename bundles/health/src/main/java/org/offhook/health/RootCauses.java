package org.offhook.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.offhook.api.health.HealthProbe.Health;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Tells the components that lack something nobody provides from those that only wait for them. Only
 * the former are news; of components that wait for each other in a circle, each is.
 */
final class RootCauses {
  private final Collection<ComponentDescriptionDTO> all;
  private final List<Waiting> waiting;
  private final Predicate<ComponentDescriptionDTO> unconfigured;

  RootCauses(
      Collection<ComponentDescriptionDTO> all,
      List<Waiting> waiting,
      Predicate<ComponentDescriptionDTO> unconfigured) {
    this.all = all;
    this.waiting = waiting;
    this.unconfigured = unconfigured;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Waiting one : waiting) {
      Set<String> causes = causes(one);
      if (!causes.isEmpty()) {
        findings.add(finding(one, "waits for " + String.join(", ", causes)));
      } else if (!endsAtRoot(one, new HashSet<>())) {
        String services = String.join(", ", new TreeSet<>(one.missing().keySet()));
        findings.add(finding(one, "waits in a circle for " + services));
      }
    }
    return findings;
  }

  private static Finding finding(Waiting one, String detail) {
    return new Finding(one.component().name, Health.critical(detail));
  }

  /** What this one lacks that no other waiting component would provide. */
  private Set<String> causes(Waiting one) {
    Set<String> causes = new TreeSet<>();
    one.missing()
        .forEach(
            (service, target) -> {
              if (providers(service).isEmpty()) {
                causes.add(service + (target.isEmpty() ? "" : " " + target) + why(service));
              }
            });
    return causes;
  }

  private List<Waiting> providers(String service) {
    return waiting.stream().filter(other -> provides(other.component(), service)).toList();
  }

  private static boolean provides(ComponentDescriptionDTO component, String service) {
    return List.of(component.serviceInterfaces).contains(service);
  }

  private String why(String service) {
    for (ComponentDescriptionDTO component : all) {
      if (provides(component, service) && unconfigured.test(component)) {
        String pids = String.join(", ", component.configurationPid);
        return ", which " + component.name + " would be with a configuration " + pids;
      }
    }
    return "";
  }

  private boolean endsAtRoot(Waiting one, Set<Waiting> seen) {
    if (!seen.add(one)) {
      return false;
    }
    if (!causes(one).isEmpty()) {
      return true;
    }
    return one.missing().keySet().stream()
        .flatMap(service -> providers(service).stream())
        .anyMatch(provider -> endsAtRoot(provider, seen));
  }
}
