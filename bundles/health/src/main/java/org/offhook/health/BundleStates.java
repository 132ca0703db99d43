package org.offhook.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.health.HealthProbe.Health;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
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
    Bundle[] bundles = context.getBundles();
    for (Bundle bundle : bundles) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      if (revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) == 0) {
        look(bundle, revision, findings);
      }
    }
    if (findings.isEmpty()) {
      findings.add(new Finding("bundles", Health.ok(bundles.length + " run")));
    }
    return findings;
  }

  private void look(Bundle bundle, BundleRevision revision, List<Finding> findings) {
    if ((bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) == 0) {
      return;
    }
    boolean wanted = bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    Optional<String> missing =
        bundle.getState() == Bundle.INSTALLED ? missing(revision) : Optional.empty();
    if (missing.isPresent()) {
      findings.add(finding(bundle, Health.critical("lacks " + missing.get())));
    } else if (wanted) {
      findings.add(finding(bundle, Health.critical("did not start; see the log")));
    } else {
      findings.add(finding(bundle, Health.warn("is stopped")));
    }
  }

  private static Finding finding(Bundle bundle, Health health) {
    return new Finding(bundle.getSymbolicName(), health);
  }

  private Optional<String> missing(BundleRevision revision) {
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      boolean needed =
          !"optional".equals(requirement.getDirectives().get("resolution"))
              && !"active".equals(requirement.getDirectives().get("effective"));
      if (needed && wiring.findProviders(requirement).isEmpty()) {
        return Optional.of(
            requirement.getNamespace() + " " + requirement.getDirectives().get("filter"));
      }
    }
    return Optional.empty();
  }
}
