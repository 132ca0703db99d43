package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.version.Version;
import aQute.lib.json.JSONCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes what the api promises raises the version of that package: bundles built against
 * the last release must not be wired to something else by accident. While the major version is 0,
 * what breaks callers raises the minor number, what only adds the micro number; from 1 on it is
 * semantic versioning as OSGi understands it. The promise of the last release is kept in {@code
 * bundles/api/baseline.json}; a release writes it anew, with {@code -Doffhook.baseline=write}.
 */
class ApiBaselineTest {
  private static final Path BASELINE = HouseImages.TREE.resolve("bundles/api/baseline.json");

  /** What an api promises: the versions of its packages, and all that is in them. */
  public static final class Promise {
    public Map<String, String> versions = new TreeMap<>();
    public Tree.Data tree;

    Diff since(Promise older) throws Exception {
      DiffPluginImpl differ = new DiffPluginImpl();
      return differ.deserialize(tree).diff(differ.deserialize(older.tree)).get("<api>");
    }
  }

  private static Promise now() throws Exception {
    Path target = HouseImages.TREE.resolve("bundles/api/target");
    try (var files = Files.list(target)) {
      Path file =
          files
              .filter(one -> one.getFileName().toString().matches("org.offhook.api-[0-9.]+jar"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no jar of the api in " + target));
      try (Jar jar = new Jar(file.toFile())) {
        Promise promise = new Promise();
        promise.tree = new DiffPluginImpl().tree(jar).serialize();
        var exports =
            new aQute.bnd.header.Parameters(
                jar.getManifest().getMainAttributes().getValue("Export-Package"));
        exports.forEach((name, attributes) -> promise.versions.put(name, attributes.getVersion()));
        return promise;
      }
    }
  }

  private static Promise released() throws Exception {
    return new JSONCodec().dec().from(Files.readString(BASELINE)).get(Promise.class);
  }

  @Test
  void whatTheApiPromisesChangesWithItsVersionOnly() throws Exception {
    Promise now = now();
    if ("write".equals(System.getProperty("offhook.baseline"))) {
      Files.writeString(BASELINE, new JSONCodec().enc().indent(" ").put(now) + "\n");
    }
    assertEquals(List.of(), broken(now, released()));
  }

  @Test
  void aMethodMoreOrLessWithoutANewVersionIsSeen() throws Exception {
    Promise older = now();
    Tree.Data call = child(child(older.tree, "<api>"), "org.offhook.api.phone");
    call = child(call, "org.offhook.api.phone.Call");
    call.children =
        Arrays.stream(call.children)
            .filter(one -> !one.name.startsWith("mute("))
            .toArray(Tree.Data[]::new);
    Promise now = now();
    String version = now.versions.get("org.offhook.api.phone");
    List<String> broken = broken(now, older);
    assertEquals(1, broken.size(), broken.toString());
    assertTrue(broken.get(0).startsWith("org.offhook.api.phone " + version), broken.toString());
    now.versions.put("org.offhook.api.phone", "7.0.0");
    assertEquals(List.of(), broken(now, older));
  }

  private static Tree.Data child(Tree.Data parent, String name) {
    return Arrays.stream(parent.children)
        .filter(one -> one.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + parent.name));
  }

  private static List<String> broken(Promise now, Promise older) throws Exception {
    List<String> broken = new ArrayList<>();
    for (Diff changed : now.since(older).getChildren()) {
      String name = changed.getName();
      if (!older.versions.containsKey(name)) {
        continue; // a new package promises what it likes
      }
      Version least = least(Version.parseVersion(older.versions.get(name)), changed.getDelta());
      String version = now.versions.getOrDefault(name, "0");
      if (Version.parseVersion(version).compareTo(least) < 0) {
        broken.add(
            "%s %s (%s): version %s at least; %s"
                .formatted(name, version, changed.getDelta(), least, causes(changed)));
      }
    }
    return broken;
  }

  private static Version least(Version older, Delta delta) {
    boolean young = older.getMajor() == 0;
    return switch (delta) {
      case UNCHANGED, IGNORED -> older;
      case MICRO -> new Version(older.getMajor(), older.getMinor(), older.getMicro() + 1);
      case MINOR, ADDED, CHANGED ->
          young
              ? new Version(0, older.getMinor(), older.getMicro() + 1)
              : new Version(older.getMajor(), older.getMinor() + 1, 0);
      case MAJOR, REMOVED ->
          young ? new Version(0, older.getMinor() + 1, 0) : new Version(older.getMajor() + 1, 0, 0);
    };
  }

  private static String causes(Diff changed) {
    List<String> causes = new ArrayList<>();
    for (Diff type : changed.getChildren()) {
      if (type.getDelta() != Delta.UNCHANGED && type.getDelta() != Delta.IGNORED) {
        causes.add(type.getDelta() + " " + type.getName());
      }
    }
    return String.join(", ", causes);
  }
}
