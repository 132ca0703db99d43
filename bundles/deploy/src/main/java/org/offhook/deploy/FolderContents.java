package org.offhook.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.offhook.api.config.DurableFile;
import org.osgi.framework.Bundle;
import org.osgi.service.feature.Feature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the phone in line with the files of the deploy folder. */
final class FolderContents {
  private static final Logger LOG = LoggerFactory.getLogger(FolderContents.class);
  private static final String JAR = ".jar";
  private static final String JSON = ".json";
  private static final String ADDED = ".added";
  private final Path folder;
  private final Path features;
  private final Deployed deployed;
  private final Bundles bundles;
  private final FeatureFiles files;
  private final Features installer;
  private final Map<String, String> faults = new ConcurrentHashMap<>();

  FolderContents(
      Path folder, Path kept, Deployed deployed, Bundles bundles, FeatureFiles files, Features f) {
    this.folder = folder;
    this.features = kept;
    this.deployed = deployed;
    this.bundles = bundles;
    this.files = files;
    this.installer = f;
  }

  /** Files that were refused, with the reason. */
  Map<String, String> faults() {
    return Map.copyOf(faults);
  }

  /**
   * Changes the folder and follows at once.
   *
   * @return why a file was not taken over or back, by name
   */
  synchronized Map<String, String> change(Set<String> gone, List<Path> placed) throws IOException {
    for (Path file : placed) {
      try (InputStream in = Files.newInputStream(file)) {
        DurableFile.replace(folder.resolve(file.getFileName()), in);
      }
    }
    for (String name : gone) {
      Files.deleteIfExists(folder.resolve(name));
    }
    return apply();
  }

  /**
   * Takes back what has gone, then takes over what is new: jars first, then features.
   *
   * @return why a file was not taken over or back, by name
   */
  synchronized Map<String, String> apply() throws IOException {
    Map<String, String> refused = new TreeMap<>();
    Map<String, String> present = present();
    for (String name : deployed.names()) {
      if (!present.containsKey(name)) {
        attempt(name, () -> takeBack(name), refused);
        deployed.remove(name);
      }
    }
    for (String end : new String[] {JAR, JSON}) {
      for (Map.Entry<String, String> file : present.entrySet()) {
        String name = file.getKey();
        if (name.endsWith(end) && !deployed.knows(name, file.getValue())) {
          attempt(name, () -> takeOver(name), refused);
          deployed.put(name, file.getValue());
        }
      }
    }
    faults.putAll(refused);
    faults.keySet().retainAll(present.keySet());
    return refused;
  }

  /** Puts the features that were in force at the last stop in force again: their configuration. */
  synchronized void resume() throws IOException {
    for (String name : deployed.names()) {
      if (name.endsWith(JSON) && Files.exists(features.resolve(name))) {
        attempt(name, () -> installer.install(files.read(features.resolve(name))), faults);
      }
    }
  }

  private Map<String, String> present() throws IOException {
    Map<String, String> present = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        String name = file.getFileName().toString();
        if ((name.endsWith(JAR) || name.endsWith(JSON)) && !name.startsWith(".")) {
          put(present, file, name);
        }
      }
    }
    return present;
  }

  private static void put(Map<String, String> present, Path file, String name) throws IOException {
    try {
      present.put(name, Deployed.version(file));
    } catch (NoSuchFileException e) {
      LOG.debug("{} went while it was looked at", name);
    }
  }

  private interface Step {
    void run() throws DeployFault, IOException;
  }

  private void attempt(String name, Step step, Map<String, String> refused) {
    try {
      step.run();
      faults.remove(name);
    } catch (DeployFault | IOException | RuntimeException e) {
      refused.put(name, String.valueOf(e.getMessage()));
      LOG.warn("deploy/{}: {}", name, e.getMessage());
    }
  }

  private void takeOver(String name) throws DeployFault, IOException {
    Path file = folder.resolve(name);
    if (name.endsWith(JSON)) {
      Feature feature = files.read(file);
      List<Bundle> added = installer.install(feature);
      Files.createDirectories(features);
      Files.copy(file, features.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      Files.write(
          features.resolve(name + ADDED), added.stream().map(Bundle::getSymbolicName).toList());
      LOG.info("deploy/{}: feature {} is installed", name, feature.getID());
      return;
    }
    BundleJar jar = BundleJar.read(file);
    Bundle there = bundles.find(jar.symbolicName()).orElse(null);
    if (there == null) {
      bundles.install(jar, files.location(file));
      LOG.info("deploy/{}: {} is installed", name, jar.symbolicName());
    } else {
      bundles.replace(there, jar);
      LOG.info("deploy/{}: {} is updated", name, jar.symbolicName());
    }
    Files.createDirectories(features);
    Files.writeString(features.resolve(name), jar.symbolicName());
  }

  private void takeBack(String name) throws DeployFault, IOException {
    Path kept = features.resolve(name);
    if (!Files.exists(kept)) {
      return;
    }
    if (name.endsWith(JSON)) {
      Path added = features.resolve(name + ADDED);
      installer.remove(
          files.read(kept),
          Files.readAllLines(added).stream()
              .flatMap(symbolicName -> bundles.find(symbolicName).stream())
              .toList());
      Files.deleteIfExists(added);
      LOG.info("deploy/{} is gone: its feature is removed", name);
    } else {
      takeBackBundle(name, Files.readString(kept));
    }
    Files.deleteIfExists(kept);
  }

  private void takeBackBundle(String name, String symbolicName) throws DeployFault {
    Bundle bundle = bundles.find(symbolicName).orElse(null);
    if (bundle == null) {
      return;
    }
    if (bundle.getLocation().startsWith(FeatureFiles.LOCATION)) {
      bundles.remove(List.of(bundle));
      LOG.info("deploy/{} is gone: {} is removed", name, symbolicName);
    } else {
      bundles.revert(bundle);
      LOG.info("deploy/{} is gone: {} is the image's again", name, symbolicName);
    }
  }
}
