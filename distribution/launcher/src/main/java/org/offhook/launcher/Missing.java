package org.offhook.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Names the requirements that keep bundles from resolving. */
final class Missing {
  private Missing() {}

  /**
   * Resolves every bundle of the framework and tells what is lacking.
   *
   * @param framework context of the initialised framework
   * @param asked the bundles that must resolve
   * @return one line for each requirement; empty when all of them resolved
   */
  static List<String> of(BundleContext framework, Predicate<Bundle> asked) {
    FrameworkWiring wiring =
        framework.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class);
    if (wiring.resolveBundles(null)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    Arrays.stream(framework.getBundles())
        .filter(bundle -> bundle.getState() == Bundle.INSTALLED && asked.test(bundle))
        .forEach(bundle -> lines.addAll(of(wiring, bundle)));
    return lines;
  }

  private static List<String> of(FrameworkWiring wiring, Bundle bundle) {
    List<String> lines = new ArrayList<>();
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (counts(requirement) && wiring.findProviders(requirement).isEmpty()) {
        lines.add(
            "MISSING "
                + requirement.getNamespace()
                + " "
                + requirement
                    .getDirectives()
                    .getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "")
                + " required by "
                + name(bundle));
      }
    }
    if (lines.isEmpty()) {
      lines.add("UNRESOLVED " + name(bundle) + ": what it requires does not go together");
    }
    return lines;
  }

  private static boolean counts(BundleRequirement requirement) {
    var directives = requirement.getDirectives();
    String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    return !Namespace.RESOLUTION_OPTIONAL.equals(
            directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
        && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
        && (effective == null || Namespace.EFFECTIVE_RESOLVE.equals(effective));
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }
}
