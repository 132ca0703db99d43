package org.offhook.config;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the bundles that are there, and says which parameters they declare. */
final class InstalledMetatype implements BundleTrackerCustomizer<List<Definition>> {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledMetatype.class);
  // A bundle that is being updated is INSTALLED for a moment: its parameters stay known, so that
  // nothing is parked and taken out again in between.
  private static final int THERE =
      Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

  private final BundleTracker<List<Definition>> tracker;
  // Kept beside the tracker, which counts a bundle in only after it was told of it: whoever is
  // notified must find it here. In order of bundle numbers, so that of two that declare the same
  // path the same one has it each time.
  private final Map<Bundle, List<Definition>> declared = new ConcurrentSkipListMap<>();
  private final Map<String, List<Definition>> departed = new ConcurrentHashMap<>();
  private final Runnable changed;
  private volatile boolean open;

  InstalledMetatype(BundleContext context, Runnable changed) {
    this.tracker = new BundleTracker<>(context, THERE, this);
    this.changed = changed;
  }

  void open() {
    tracker.open();
    open = true;
  }

  void close() {
    open = false;
    tracker.close();
  }

  /** The parameters that are there. */
  Catalogue catalogue() {
    return new Catalogue(there());
  }

  /**
   * With the parameters of bundles that left since the start: what they were given stays in Config
   * Admin, so that one that comes back, as in an uninstall and install, finds it at once.
   */
  Catalogue withDeparted() {
    List<Definition> all = there();
    departed.values().forEach(all::addAll);
    return new Catalogue(all);
  }

  private List<Definition> there() {
    List<Definition> all = new ArrayList<>();
    declared.values().forEach(all::addAll);
    return all;
  }

  @Override
  public List<Definition> addingBundle(Bundle bundle, BundleEvent event) {
    List<Definition> definitions = read(bundle);
    declared.put(bundle, definitions);
    departed.remove(name(bundle));
    if (!definitions.isEmpty() && open) {
      changed.run();
    }
    return definitions;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, List<Definition> definitions) {
    if (event != null && event.getType() == BundleEvent.UPDATED) {
      List<Definition> fresh = read(bundle);
      if (!fresh.equals(declared.put(bundle, fresh))) {
        changed.run();
      }
    }
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<Definition> definitions) {
    List<Definition> gone = declared.remove(bundle);
    if (gone != null && !gone.isEmpty() && open) {
      departed.put(name(bundle), gone);
      changed.run();
    }
  }

  private static String name(Bundle bundle) {
    return String.valueOf(bundle.getSymbolicName());
  }

  private static List<Definition> read(Bundle bundle) {
    List<Definition> definitions = new ArrayList<>();
    Enumeration<String> paths = bundle.getEntryPaths("OSGI-INF/metatype/");
    while (paths != null && paths.hasMoreElements()) {
      String path = paths.nextElement();
      URL entry = path.endsWith(".xml") ? bundle.getEntry(path) : null;
      if (entry != null) {
        definitions.addAll(read(bundle, entry));
      }
    }
    return definitions;
  }

  private static List<Definition> read(Bundle bundle, URL entry) {
    try (var in = entry.openStream()) {
      return Metatype.read(
          bundle.getSymbolicName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: {} declares no parameters: {}", bundle.getSymbolicName(), entry, e.toString());
      return List.of();
    }
  }
}
