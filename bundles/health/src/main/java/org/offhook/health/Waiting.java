package org.offhook.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * A component that waits for services.
 *
 * @param component which
 * @param missing target filter, or empty, by the interface that is missing
 */
record Waiting(ComponentDescriptionDTO component, Map<String, String> missing) {
  static Waiting of(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
      for (ReferenceDTO declared : component.references) {
        if (declared.name.equals(reference.name)) {
          missing.put(declared.interfaceName, reference.target == null ? "" : reference.target);
        }
      }
    }
    return new Waiting(component, missing);
  }
}
