package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureArtifact;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureExtension;

/** Installs and removes what features name. A feature is there when all of its bundles are. */
final class Features {
  private static final String NEEDS = "offhook-features";
  private final FeatureFiles files;
  private final Bundles bundles;
  private final FeatureConfigurations configurations;

  Features(FeatureFiles files, Bundles bundles, FeatureConfigurations configurations) {
    this.files = files;
    this.bundles = bundles;
    this.configurations = configurations;
  }

  /** How much of a feature is there. */
  enum Presence {
    /** All of its bundles are installed. */
    INSTALLED,
    /** Some of them are. */
    PARTLY,
    /** None is. */
    ABSENT
  }

  /** Names of all known features. */
  List<String> names() throws DeployFault {
    return files.names();
  }

  /** How much of a feature is there. */
  Presence presence(String name) throws DeployFault {
    List<FeatureBundle> wanted = files.named(name).getBundles();
    long there = wanted.stream().filter(bundle -> installed(bundle).isPresent()).count();
    if (there == wanted.size()) {
      return Presence.INSTALLED;
    }
    return there == 0 ? Presence.ABSENT : Presence.PARTLY;
  }

  private Optional<Bundle> installed(FeatureBundle bundle) {
    String artifact = bundle.getID().getArtifactId();
    Optional<Bundle> found = bundles.find(artifact);
    if (found.isPresent()) {
      return found;
    }
    // Where others name bundle and artifact differently, the jar tells the symbolic name.
    Optional<Path> jar = files.jar(bundle.getID());
    try {
      return jar.isPresent() ? bundles.find(BundleJar.read(jar.get()).symbolicName()) : found;
    } catch (DeployFault e) {
      return Optional.empty();
    }
  }

  /** Installs a feature of the image or of the deploy folder, and those that it needs. */
  void install(String name) throws DeployFault {
    install(files.named(name));
  }

  /**
   * Installs a feature, and those that it needs; undone when one bundle fails.
   *
   * @return the bundles that were not there before
   */
  List<Bundle> install(Feature feature) throws DeployFault {
    List<Bundle> added = new ArrayList<>();
    List<Feature> configured = new ArrayList<>();
    try {
      install(feature, new ArrayList<>(), added, configured);
      return added;
    } catch (DeployFault | IOException e) {
      Collections.reverse(added);
      bundles.remove(added);
      Collections.reverse(configured);
      for (Feature undone : configured) {
        removeConfigurations(undone);
      }
      throw e instanceof DeployFault fault
          ? fault
          : new DeployFault("feature " + feature.getID().getArtifactId(), e);
    }
  }

  private void install(
      Feature feature, List<String> path, List<Bundle> added, List<Feature> configured)
      throws DeployFault, IOException {
    String name = feature.getID().getArtifactId();
    if (path.contains(name)) {
      return;
    }
    path.add(name);
    for (String need : needs(feature)) {
      if (presence(need) != Presence.INSTALLED) {
        install(files.named(need), path, added, configured);
      }
    }
    configured.add(feature);
    configurations.add(feature);
    for (FeatureBundle bundle : feature.getBundles()) {
      if (installed(bundle).isEmpty()) {
        added.add(install(bundle, name));
      }
    }
  }

  private Bundle install(FeatureBundle bundle, String feature) throws DeployFault {
    Path jar =
        files
            .jar(bundle.getID())
            .orElseThrow(
                () ->
                    new DeployFault(
                        "MISSING bundle %s required by feature %s: put its jar beside it"
                            .formatted(bundle.getID(), feature)));
    return bundles.install(BundleJar.read(jar), files.location(jar));
  }

  /**
   * Removes the bundles of a feature that no other installed feature has.
   *
   * @throws DeployFault when another installed feature needs it; then nothing has changed
   */
  void remove(String name) throws DeployFault {
    remove(files.named(name));
  }

  private void remove(Feature feature) throws DeployFault {
    List<Bundle> unused = new ArrayList<>();
    feature.getBundles().forEach(bundle -> installed(bundle).ifPresent(unused::add));
    remove(feature, unused);
  }

  /**
   * Removes a feature whose file is gone.
   *
   * @param added what it had brought; of these, what no other installed feature has is removed
   */
  void remove(Feature feature, List<Bundle> added) throws DeployFault {
    String name = feature.getID().getArtifactId();
    List<Bundle> unused = new ArrayList<>(added);
    for (String other : names()) {
      if (other.equals(name) || presence(other) != Presence.INSTALLED) {
        continue;
      }
      Feature neighbour = files.named(other);
      if (needs(neighbour).contains(name)
          && !neighbour.getBundles().isEmpty()
          && !added.isEmpty()) {
        throw new DeployFault("feature " + other + " needs feature " + name + "; remove it first");
      }
      neighbour.getBundles().forEach(bundle -> installed(bundle).ifPresent(unused::remove));
    }
    Collections.reverse(unused);
    bundles.remove(unused);
    removeConfigurations(feature);
  }

  private void removeConfigurations(Feature feature) throws DeployFault {
    try {
      configurations.remove(feature);
    } catch (IOException e) {
      throw new DeployFault("the configurations of " + feature.getID() + " stay", e);
    }
  }

  private static List<String> needs(Feature feature) {
    FeatureExtension extension = feature.getExtensions().get(NEEDS);
    if (extension == null) {
      return List.of();
    }
    return extension.getArtifacts().stream()
        .map(FeatureArtifact::getID)
        .map(id -> id.getArtifactId())
        .toList();
  }
}
