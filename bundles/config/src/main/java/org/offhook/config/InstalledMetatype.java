package org.offhook.config;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  // notified must find it here.
  private final Map<Bundle, List<Definition>> declared = new ConcurrentHashMap<>();
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

  Catalogue catalogue() {
    List<Definition> all = new ArrayList<>();
    declared.values().forEach(all::addAll);
    return new Catalogue(all);
  }

  @Override
  public List<Definition> addingBundle(Bundle bundle, BundleEvent event) {
    List<Definition> definitions = read(bundle);
    declared.put(bundle, definitions);
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
    declared.remove(bundle);
    if (!definitions.isEmpty() && open) {
      changed.run();
    }
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
