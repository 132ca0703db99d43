package org.offhook.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Brings the framework's bundles in line with the image. What administrators installed, stopped or
 * removed survives restarts of the same image; a new image replaces the bundles of the old one and
 * leaves the administrators' own alone.
 */
final class Installation {
  private static final String STAMP = "image.stamp";
  private final Image image;
  private final Path stamp;

  Installation(Image image, Path cache) {
    this.image = image;
    this.stamp = cache.resolve(STAMP);
  }

  /** True when the framework already holds the bundles of this very image. */
  boolean isCurrent() throws IOException {
    return Files.exists(stamp) && Files.readString(stamp).equals(image.identity());
  }

  /** Installs and marks for start what the image holds, and removes what an older image held. */
  void bring(BundleContext framework) throws BundleException, IOException {
    Files.deleteIfExists(stamp);
    // Deployed jars replaced bundles of the old image; the deploy folder is to be read afresh.
    Files.deleteIfExists(stamp.resolveSibling("deployed").resolve("files.properties"));
    removeOld(framework);
    for (Image.Entry entry : image.bundles()) {
      install(framework, entry);
    }
  }

  /** Remembers that the framework holds this image. Call it when the image has resolved. */
  void done() throws IOException {
    Files.writeString(stamp, image.identity());
  }

  private void removeOld(BundleContext framework) throws BundleException {
    Set<String> wanted = new HashSet<>();
    image.bundles().forEach(entry -> wanted.add(entry.location()));
    boolean removed = false;
    for (Bundle bundle : framework.getBundles()) {
      String location = bundle.getLocation();
      if (location.startsWith("reference:") && !wanted.contains(location)) {
        bundle.uninstall();
        removed = true;
      } else if (wanted.contains(location)) {
        bundle.update();
      }
    }
    if (removed) {
      Tidying.finish(framework);
    }
  }

  private static void install(BundleContext framework, Image.Entry entry) throws BundleException {
    Bundle bundle = framework.installBundle(entry.location());
    boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    if (!fragment) {
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  /** Resolves all, and tells what the bundles of the image lack. */
  List<String> missing(BundleContext framework) {
    Set<String> ours = new HashSet<>();
    image.bundles().forEach(entry -> ours.add(entry.location()));
    return Missing.of(framework, bundle -> ours.contains(bundle.getLocation()));
  }
}
