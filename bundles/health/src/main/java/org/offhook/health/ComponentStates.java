package org.offhook.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.health.Soundness;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Components that did not start, and those that wait for a service, with what is missing at the
 * root of it. A component that is made by configuration and has none is well, and so is one that
 * says itself that it may have to wait ({@link Soundness#EXPECTED_ABSENCE}).
 */
final class ComponentStates {
  private final ServiceComponentRuntime runtime;

  ComponentStates(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    Collection<ComponentDescriptionDTO> all = runtime.getComponentDescriptionDTOs();
    for (ComponentDescriptionDTO component : all) {
      for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
        boolean expected = "expected".equals(component.properties.get("offhook.absence"));
        if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE && !expected) {
          waiting.add(Waiting.of(component, state));
        } else if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          findings.add(
              new Finding(
                  component.name, Health.critical("did not start: " + firstLine(state.failure))));
        }
      }
    }
    findings.addAll(new RootCauses(all, waiting, this::unconfigured).findings());
    if (findings.isEmpty()) {
      findings.add(new Finding("components", Health.ok(all.size() + " have what they need")));
    }
    return findings;
  }

  private static String firstLine(String failure) {
    return failure == null ? "" : failure.lines().findFirst().orElse("").strip();
  }

  /** True when the component is made by configuration and there is none. */
  private boolean unconfigured(ComponentDescriptionDTO component) {
    Collection<ComponentConfigurationDTO> states = runtime.getComponentConfigurationDTOs(component);
    return "require".equals(component.configurationPolicy)
        && states.stream()
            .allMatch(state -> state.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION);
  }
}
