package org.offhook.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * The bundles of the running phone. Each change is made whole or undone. Changes come from the
 * watcher and from commands; one at a time.
 */
final class Bundles {
  private static final String HOUSE = "org.offhook.";
  private final BundleContext framework;
  private final Wiring wiring;
  private final LastGood lastGood;

  /**
   * Works on the bundles of a framework.
   *
   * @param context context of this bundle
   * @param lastGood where deployed jars that worked are kept
   */
  Bundles(BundleContext context, LastGood lastGood) {
    // Bundles installed through our own context would be tied to our life; these are not.
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
    this.wiring = new Wiring(context);
    this.lastGood = lastGood;
  }

  /** All bundles. */
  List<Bundle> all() {
    return List.of(framework.getBundles());
  }

  /** The bundle of a symbolic name, of the last part of one of ours, or of a number. */
  Optional<Bundle> find(String name) {
    return Arrays.stream(framework.getBundles())
        .filter(
            bundle ->
                name.equals(bundle.getSymbolicName())
                    || (HOUSE + name).equals(bundle.getSymbolicName())
                    || name.equals(Long.toString(bundle.getBundleId())))
        .findFirst();
  }

  /**
   * As {@link #find}.
   *
   * @throws DeployFault when there is none
   */
  Bundle named(String name) throws DeployFault {
    return find(name).orElseThrow(() -> new DeployFault("no bundle " + name + " is installed"));
  }

  /** Installs a jar and starts it; undone when it does not start. */
  synchronized Bundle install(BundleJar jar, String location) throws DeployFault {
    Bundle bundle = null;
    try (InputStream in =
        location.startsWith("reference:") ? null : Files.newInputStream(jar.file())) {
      bundle = framework.installBundle(location, in);
      if (!jar.fragment()) {
        bundle.start(Bundle.START_ACTIVATION_POLICY);
      }
      return bundle;
    } catch (BundleException | IOException e) {
      if (bundle != null) {
        remove(List.of(bundle));
      }
      throw new DeployFault(jar.symbolicName() + " was not installed", e);
    }
  }

  /** Puts another jar in the place of a bundle; undone when that does not start. */
  synchronized void replace(Bundle bundle, BundleJar jar) throws DeployFault {
    try {
      update(bundle, Optional.of(jar.file()));
      lastGood.keep(jar);
    } catch (BundleException | IOException e) {
      restore(bundle);
      throw new DeployFault(jar.symbolicName() + " was not updated; the former one runs", e);
    }
  }

  /** Reads a bundle again from where it came from: the deployed jar if any, else the image. */
  synchronized void update(Bundle bundle) throws DeployFault {
    try {
      update(bundle, lastGood.of(bundle.getSymbolicName()));
    } catch (BundleException | IOException e) {
      throw new DeployFault(bundle.getSymbolicName() + " was not updated", e);
    }
  }

  /** Gives a bundle back what the image holds in place of a deployed jar. */
  synchronized void revert(Bundle bundle) throws DeployFault {
    try {
      lastGood.forget(bundle.getSymbolicName());
      update(bundle, Optional.empty());
    } catch (BundleException | IOException e) {
      throw new DeployFault(bundle.getSymbolicName() + " did not go back to the image's", e);
    }
  }

  private void restore(Bundle bundle) throws DeployFault {
    try {
      update(bundle, lastGood.of(bundle.getSymbolicName()));
    } catch (BundleException | IOException e) {
      throw new DeployFault(bundle.getSymbolicName() + " is down; going back failed too", e);
    }
  }

  private void update(Bundle bundle, Optional<Path> jar) throws BundleException, IOException {
    boolean runs = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0 || wanted(bundle);
    try (InputStream in = jar.isPresent() ? Files.newInputStream(jar.get()) : null) {
      bundle.update(in);
    }
    wiring.refresh(List.of(bundle));
    if (runs && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  /** True when a failed update has kept a bundle down that is meant to run. */
  private static boolean wanted(Bundle bundle) {
    var level = bundle.adapt(org.osgi.framework.startlevel.BundleStartLevel.class);
    return level != null && level.isPersistentlyStarted();
  }

  /** Starts a bundle. */
  synchronized void start(Bundle bundle) throws DeployFault {
    try {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    } catch (BundleException e) {
      throw new DeployFault(bundle.getSymbolicName() + " does not start", e);
    }
  }

  /** Stops a bundle; it stays stopped over restarts. */
  synchronized void stop(Bundle bundle) throws DeployFault {
    try {
      bundle.stop();
    } catch (BundleException e) {
      throw new DeployFault(bundle.getSymbolicName() + " does not stop cleanly", e);
    }
  }

  /** Stops bundles in this order, removes them and lets go of their classes. */
  synchronized void remove(List<Bundle> bundles) throws DeployFault {
    try {
      for (Bundle bundle : bundles) {
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
          bundle.stop();
        }
      }
      for (Bundle bundle : bundles) {
        String name = bundle.getSymbolicName();
        bundle.update(Hollow.insteadOf(bundle));
        lastGood.forget(name);
      }
      wiring.refresh(bundles);
      for (Bundle bundle : bundles) {
        bundle.uninstall();
      }
    } catch (BundleException | IOException e) {
      throw new DeployFault("not all of " + bundles + " were removed", e);
    } finally {
      wiring.refresh(bundles);
    }
  }
}
