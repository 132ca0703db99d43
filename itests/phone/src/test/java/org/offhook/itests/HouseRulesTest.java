package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house, read from the bundles and images as they were built. */
class HouseRulesTest {
  private static final List<String> MODELS =
      List.of("audiocodes-440hd", "escene-es410", "genesys-420hd");
  private static final int JAVA_17 = 61;
  private static final int MOST_LINES = 350;
  private static List<HouseBundle> bundles;

  @BeforeAll
  static void read() throws Exception {
    bundles = HouseBundle.all();
    assertTrue(bundles.size() >= 24, "bundles found: " + bundles.size());
  }

  @Test
  void aFolderIsABundleOfItsName() {
    for (HouseBundle bundle : bundles) {
      assertEquals("org.offhook." + bundle.folder(), bundle.symbolicName());
    }
  }

  @Test
  void onlyTheGroundAndTheWrappedStackExport() {
    for (HouseBundle bundle : bundles) {
      for (String exported : bundle.exports()) {
        String allowed =
            switch (bundle.folder()) {
              case "api" -> "org\\.offhook\\.api\\..*";
              case "sip-ri" ->
                  "(javax\\.sip|javax\\.sdp|gov\\.nist|org\\.offhook\\.sip\\.ri)(\\..*)?";
              default -> "nothing";
            };
        assertTrue(exported.matches(allowed), bundle.symbolicName() + " exports " + exported);
      }
    }
  }

  @Test
  void noCapabilityImportsAnother() {
    Map<String, String> exporters = exporters();
    for (HouseBundle bundle : bundles) {
      for (String imported : bundle.imports()) {
        String exporter = exporters.get(imported);
        boolean allowed =
            exporter == null
                || exporter.equals("api")
                || exporter.equals(bundle.folder())
                || exporter.equals("sip-ri") && bundle.folder().equals("sip");
        assertTrue(allowed, bundle.folder() + " imports " + imported + " of " + exporter);
        assertTrue(
            !imported.startsWith("org.offhook.") || exporter != null,
            bundle.folder() + " imports " + imported + ", which nobody exports");
      }
    }
  }

  @Test
  void noBundleDependsOnItselfInACircle() {
    Map<String, Set<String>> needs = new HashMap<>();
    Map<String, String> exporters = exporters();
    for (HouseBundle bundle : bundles) {
      Set<String> others = new TreeSet<>();
      bundle.imports().stream().map(exporters::get).forEach(other -> others.add("" + other));
      others.removeAll(Set.of("null", bundle.folder()));
      needs.put(bundle.folder(), others);
    }
    needs.keySet().forEach(start -> walk(start, needs, new ArrayList<>()));
  }

  private static void walk(String at, Map<String, Set<String>> needs, List<String> path) {
    assertFalse(path.contains(at), () -> "circle: " + path + " " + at);
    path.add(at);
    needs.getOrDefault(at, Set.of()).forEach(next -> walk(next, needs, path));
    path.remove(path.size() - 1);
  }

  private static Map<String, String> exporters() {
    Map<String, String> exporters = new HashMap<>();
    bundles.forEach(b -> b.exports().forEach(name -> exporters.put(name, b.folder())));
    return exporters;
  }

  @Test
  void everyClassRunsOnJava17() throws IOException {
    for (HouseBundle bundle : bundles) {
      TreeMap<Integer, String> versions = bundle.classVersions();
      if (!versions.isEmpty()) {
        assertEquals(JAVA_17, versions.firstKey(), versions.firstEntry().getValue());
        assertEquals(JAVA_17, versions.lastKey(), versions.lastEntry().getValue());
      }
    }
  }

  /** Where services need each other in a circle, Felix SCR 2.2.18 leaves such fields empty. */
  @Test
  void referencesAreBoundByMethodsNotByFields() throws IOException {
    List<String> fields = new ArrayList<>();
    int components = 0;
    for (HouseBundle bundle : bundles) {
      for (String component : bundle.components()) {
        components++;
        Matcher field = Pattern.compile("<reference [^>]*\\sfield=\"(\\w+)\"").matcher(component);
        field.results().forEach(found -> fields.add(bundle.folder() + ": " + found.group(1)));
      }
    }
    assertTrue(components > 100, "components found: " + components);
    assertEquals(List.of(), fields);
  }

  @Test
  void aSourceFileHoldsOneIdea() throws IOException {
    List<String> excess = new ArrayList<>();
    for (HouseBundle bundle : bundles) {
      for (Path source : bundle.sources()) {
        try (Stream<String> lines = Files.lines(source)) {
          long count = lines.count();
          if (count > MOST_LINES) {
            excess.add(bundle.folder() + ": " + source.getFileName() + " has " + count + " lines");
          }
        }
      }
    }
    assertEquals(List.of(), excess);
  }

  @Test
  void everyBundleBelongsToAFeature() throws IOException {
    StringBuilder features = new StringBuilder();
    try (Stream<Path> files = Files.list(HouseImages.TREE.resolve("features"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        features.append(Files.readString(file));
      }
    }
    for (HouseBundle bundle : bundles) {
      String id = "\"org.offhook:" + bundle.symbolicName() + ":${version}\"";
      assertTrue(features.indexOf(id) >= 0, "no feature brings " + bundle.symbolicName());
    }
  }

  @Test
  void theLabIsInNoVendorImage() throws Exception {
    for (String model : MODELS) {
      Path image = HouseImages.of(model);
      assertFalse(Files.exists(image.resolve("features/lab.json")), model);
      try (Stream<Path> jars = Files.list(image.resolve("bundles"))) {
        assertEquals(List.of(), jars.filter(jar -> jar.toString().contains(".lab-")).toList());
      }
      assertFalse(Files.exists(image.resolve("initial.cfg")), model);
    }
  }

  @Test
  void theImagesDifferOnlyByTheirFeatureFiles() throws Exception {
    Map<String, String> first = digests(HouseImages.of(MODELS.get(0)));
    for (String model : MODELS) {
      assertEquals(first, digests(HouseImages.of(model)), model);
    }
  }

  /** All files but the features, the manifest made from them, and the class-data archive. */
  private static Map<String, String> digests(Path image) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = image.relativize(file).toString();
        if (!name.startsWith("features/models/") && !name.matches("image.json|phone.jsa")) {
          digests.put(name, digest(file));
        }
      }
    }
    return digests;
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash);
  }

  @Test
  void anImageMadeTwiceHasTheSameBytes() throws Exception {
    Path once = Path.of("target/images/once/phone").toAbsolutePath();
    Path twice = Path.of("target/images/twice/phone").toAbsolutePath();
    for (Path image : List.of(once, twice)) {
      HouseImages.Result result =
          HouseImages.tool(
              List.of("image", MODELS.get(0), "--out", image.toString(), "--no-trial"));
      assertEquals(0, result.exitCode(), result.output());
    }
    for (String file : List.of("audiocodes-440hd-0.1.0.tar.gz", "audiocodes-440hd-0.1.0.img")) {
      assertEquals(digest(once.resolveSibling(file)), digest(twice.resolveSibling(file)), file);
    }
  }

  @Test
  void aMissingRequirementIsNamedWithItsFeature() throws Exception {
    Path model = Path.of("target/images/no-engine.json");
    Files.createDirectories(model.getParent());
    Files.writeString(
        model,
        """
        {"feature-resource-version":"1.0","id":"org.offhook.models:no-engine:${version}",
         "bundles":[{"id":"org.offhook:org.offhook.line:${version}"}],
         "extensions":{"offhook-features":{"type":"artifacts","kind":"mandatory","artifacts":[
           {"id":"org.offhook.features:base:${version}"}]}}}
        """);
    HouseImages.Result result =
        HouseImages.tool(List.of("image", model.toString(), "--out", "target/images/no-engine"));
    assertEquals(1, result.exitCode());
    assertTrue(
        result.output().contains("MISSING osgi.service")
            && result.output().contains("org.offhook.api.sip.Signalling")
            && result.output().contains("required by bundle org.offhook.line of feature no-engine"),
        result.output());
  }
}
