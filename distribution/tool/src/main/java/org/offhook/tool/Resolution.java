package org.offhook.tool;

import aQute.bnd.build.model.EE;
import aQute.bnd.osgi.repository.ResourcesRepository;
import aQute.bnd.osgi.resource.CapReqBuilder;
import aQute.bnd.osgi.resource.ResourceBuilder;
import biz.aQute.resolve.GenericResolveContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.resolver.Logger;
import org.apache.felix.resolver.ResolverImpl;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.resolver.ResolutionException;

/**
 * Resolves the bundles of an image before it exists, with bnd's resolver. First each requirement is
 * looked at alone, so that all that is missing is named at once, services included (bnd writes the
 * services that a component cannot do without as requirements effective at {@code active}). Then
 * the resolver proves that everything goes together.
 */
final class Resolution {
  private static final String SERVICE = "osgi.service";
  private final Map<Resource, Composition.Part> owners = new LinkedHashMap<>();
  private final ResourcesRepository repository = new ResourcesRepository();
  private final GenericResolveContext context = new GenericResolveContext(new QuietLog());

  private Resolution(List<Composition.Part> parts, Path framework) throws Exception {
    for (Composition.Part part : parts) {
      Resource resource = resource(part.jar());
      owners.put(resource, part);
      repository.add(resource);
      context.getInput().addRequirement(identity(part));
    }
    repository.add(resource(framework));
    context.addRepository(repository);
    context.addEE(EE.JavaSE_17);
    context.addFramework("org.apache.felix.framework", "[7,8)");
    context.done();
  }

  /**
   * Resolves.
   *
   * @param parts the bundles of the image
   * @param framework jar of the framework it runs on
   * @return what is wrong: one line for each missing requirement; empty when the image resolves
   */
  static List<String> faults(List<Composition.Part> parts, Path framework) throws Exception {
    Resolution resolution = new Resolution(parts, framework);
    List<String> missing = resolution.missing();
    return missing.isEmpty() ? resolution.conflicts() : missing;
  }

  private static Resource resource(Path jar) throws Exception {
    ResourceBuilder builder = new ResourceBuilder();
    builder.addFile(jar.toFile(), jar.toUri());
    return builder.build();
  }

  private static Requirement identity(Composition.Part part) {
    String filter = "(%s=%s)".formatted(IdentityNamespace.IDENTITY_NAMESPACE, part.symbolicName());
    return new CapReqBuilder(IdentityNamespace.IDENTITY_NAMESPACE)
        .addDirective(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter)
        .buildSyntheticRequirement();
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    owners.forEach(
        (resource, part) -> {
          for (Requirement requirement : resource.getRequirements(null)) {
            if (counts(requirement, part) && !isProvided(requirement)) {
              missing.add(describe(requirement, part));
            }
          }
        });
    return missing;
  }

  private static boolean counts(Requirement requirement, Composition.Part part) {
    Map<String, String> directives = requirement.getDirectives();
    String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
    if (Namespace.RESOLUTION_OPTIONAL.equals(resolution) || "dynamic".equals(resolution)) {
      return false;
    }
    String effective =
        directives.getOrDefault(
            Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
    // Others declare services loosely; ours are written by the DS annotations and are exact.
    return effective.equals(Namespace.EFFECTIVE_RESOLVE)
        || requirement.getNamespace().equals(SERVICE) && part.isOurs();
  }

  private boolean isProvided(Requirement requirement) {
    return !repository.findProvider(requirement).isEmpty()
        || !context.findProviders(requirement).isEmpty();
  }

  private static String describe(Requirement requirement, Composition.Part part) {
    return "MISSING %s %s required by bundle %s of feature %s"
        .formatted(
            requirement.getNamespace(),
            requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""),
            part.symbolicName(),
            part.feature());
  }

  private List<String> conflicts() {
    try {
      new ResolverImpl(new Logger(0), null).resolve(context);
      return List.of();
    } catch (ResolutionException e) {
      return List.of("UNRESOLVED " + e.getMessage());
    }
  }
}
