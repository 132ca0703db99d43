package org.offhook.health;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.health.HealthProbe.Health;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Components that wait for a service. One that waits only for a component that waits itself is no
 * news: the one at the root is named. A component without the configuration it needs is well.
 */
final class ComponentStates {
  private final ServiceComponentRuntime runtime;

  ComponentStates(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  private record Waiting(ComponentDescriptionDTO component, Set<String> services) {}

  List<Finding> findings() {
    List<Waiting> waiting = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
        if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
          waiting.add(new Waiting(component, services(component, state)));
        } else if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          findings.add(new Finding(component.name, Health.critical(firstLine(state.failure))));
        }
      }
    }
    for (Waiting one : waiting) {
      root(one, waiting).ifPresent(findings::add);
    }
    return findings;
  }

  private static String firstLine(String failure) {
    return failure == null ? "did not start" : failure.lines().findFirst().orElse("").strip();
  }

  private static Set<String> services(
      ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    Set<String> services = new HashSet<>();
    for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
      for (ReferenceDTO declared : component.references) {
        if (declared.name.equals(reference.name)) {
          services.add(declared.interfaceName);
        }
      }
    }
    return services;
  }

  private static Optional<Finding> root(Waiting one, List<Waiting> waiting) {
    List<String> nobody =
        one.services().stream()
            .filter(
                service ->
                    waiting.stream()
                        .noneMatch(
                            other ->
                                List.of(other.component().serviceInterfaces).contains(service)))
            .sorted()
            .toList();
    return nobody.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                one.component().name, Health.critical("waits for " + String.join(", ", nobody))));
  }
}
