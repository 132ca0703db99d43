package org.offhook.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionTest {
  @TempDir Path temporary;
  private SmallTree tree;

  @BeforeEach
  void plant() throws Exception {
    tree = new SmallTree(temporary);
  }

  @Test
  void featuresBringThoseTheyNeedBeforeThemselves() throws Exception {
    tree.bundle("low").bundle("high").bundle("extra");
    tree.feature("low", List.of("low"), List.of());
    tree.feature("high", List.of("high"), List.of("low"));
    tree.feature("extra", List.of("extra"), List.of("low"));
    tree.feature("models/m", List.of(), List.of("high"));
    Composition image = tree.compose("m", "extra");
    assertEquals("m+extra", image.imageName());
    assertEquals(
        List.of("low", "high", "extra", "m"),
        image.features().stream().map(FeatureLibrary.Entry::name).toList());
    assertEquals(
        List.of(
            "org.offhook.low-0.1.0.jar",
            "org.offhook.high-0.1.0.jar",
            "org.offhook.extra-0.1.0.jar"),
        image.parts().stream().map(Composition.Part::fileName).toList());
  }

  @Test
  void listsOfTheSameConfigurationAreJoinedAndOtherValuesReplaced() throws Exception {
    tree.feature("low", List.of(), List.of(), "{\"p\":{\"l\":[\"1\"],\"v\":\"old\"}}");
    tree.feature("models/m", List.of(), List.of("low"), "{\"p\":{\"l\":[\"2\"],\"v\":\"new\"}}");
    var values = tree.compose("m").configurations().get("p");
    assertArrayEquals(new String[] {"1", "2"}, (String[]) values.get("l"));
    assertEquals("new", values.get("v"));
  }

  @Test
  void whatIsMissingIsNamedWithWhoNeedsIt() throws Exception {
    tree.feature("high", List.of(), List.of("low"));
    tree.feature("models/m", List.of(), List.of("high"));
    Fault feature = assertThrows(Fault.class, () -> tree.compose("m"));
    assertEquals("MISSING feature low required by feature high", feature.getMessage());

    tree.feature("low", List.of("gone"), List.of());
    Fault bundle = assertThrows(Fault.class, () -> tree.compose("m"));
    assertTrue(
        bundle.getMessage().startsWith("MISSING bundle org.offhook.gone required by feature low"),
        bundle.getMessage());

    Fault model = assertThrows(Fault.class, () -> tree.compose("n"));
    assertTrue(model.getMessage().startsWith("no model \"n\"; there are m"), model.getMessage());
  }

  @Test
  void aCircleOfFeaturesIsRefused() throws Exception {
    tree.feature("one", List.of(), List.of("two"));
    tree.feature("two", List.of(), List.of("one"));
    tree.feature("models/m", List.of(), List.of("one"));
    Fault circle = assertThrows(Fault.class, () -> tree.compose("m"));
    assertEquals("features need each other in a circle: m > one > two > one", circle.getMessage());
  }

  @Test
  void aServiceThatNobodyOffersFailsTheImage() throws Exception {
    String needs =
        "Require-Capability: osgi.service;filter:=\"(objectClass=x.Engine)\";effective:=active";
    tree.bundle("line", needs).feature("line", List.of("line"), List.of());
    tree.feature("models/m", List.of(), List.of("line"));
    assertEquals(
        List.of(
            "MISSING osgi.service (objectClass=x.Engine) required by bundle org.offhook.line of feature line"),
        faults());

    tree.bundle(
        "line", needs + ";resolution:=optional", "Import-Package: not.there;resolution:=optional");
    assertEquals(List.of(), faults());
  }

  @Test
  void aPackageThatNobodyExportsFailsTheImage() throws Exception {
    tree.bundle("line", "Import-Package: not.there;version=\"[1,2)\"");
    tree.feature("line", List.of("line"), List.of());
    tree.feature("models/m", List.of(), List.of("line"));
    String fault = String.join("\n", faults());
    assertTrue(
        fault.startsWith("MISSING osgi.wiring.package (&(osgi.wiring.package=not.there)"), fault);
    assertTrue(fault.endsWith("required by bundle org.offhook.line of feature line"), fault);
  }

  private List<String> faults() throws Exception {
    String framework =
        org.apache.felix.framework.Felix.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();
    return Resolution.faults(tree.compose("m").parts(), Path.of(framework));
  }
}
