package org.offhook.health;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.health.HealthProbe.Health;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Bundles that do not run although they should. */
final class BundleStates {
  private final BundleContext context;

  BundleStates(BundleContext context) {
    this.context = context;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      if (!fragment && bundle.getState() == Bundle.INSTALLED) {
        findings.add(
            new Finding(bundle.getSymbolicName(), Health.critical("lacks " + missing(bundle))));
      } else if (!fragment && bundle.getState() == Bundle.RESOLVED) {
        findings.add(new Finding(bundle.getSymbolicName(), Health.warn("stopped")));
      }
    }
    return findings;
  }

  private String missing(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    if (revision == null) {
      return "its content";
    }
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      boolean needed =
          !"optional".equals(requirement.getDirectives().get("resolution"))
              && !"active".equals(requirement.getDirectives().get("effective"));
      if (needed && wiring.findProviders(requirement).isEmpty()) {
        return requirement.getNamespace() + " " + requirement.getDirectives().get("filter");
      }
    }
    return "something that one of its providers lacks";
  }
}
