package org.offhook.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.Frameworks;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Files come and go in the deploy folder of a real framework. */
class HotDeployTest {
  @TempDir Path temporary;
  private Framework framework;
  private Path folder;
  private Path image;
  private Bundles bundles;
  private Features features;
  private FolderContents contents;

  @BeforeEach
  void boot() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of("org.osgi.framework.storage", temporary.resolve("cache").toString()));
    Frameworks.init(framework);
    framework.start();
    folder = Files.createDirectories(temporary.resolve("deploy"));
    image = temporary.resolve("image");
    Files.createDirectories(image.resolve("features"));
    Files.createDirectories(image.resolve("bundles"));
    open();
  }

  private void open() throws IOException {
    Path state = temporary.resolve("state");
    bundles = new Bundles(framework.getBundleContext(), new LastGood(state.resolve("good")));
    FeatureFiles files = new FeatureFiles(new FeatureServiceImpl(), image, folder);
    features = new Features(files, bundles, new FeatureConfigurations(noConfigurations()));
    contents =
        new FolderContents(
            folder,
            state.resolve("files"),
            new Deployed(state.resolve("files.properties")),
            bundles,
            files,
            features);
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(5_000);
  }

  private static ConfigurationAdmin noConfigurations() {
    InvocationHandler none =
        (proxy, method, arguments) ->
            method.getReturnType() == boolean.class ? Boolean.TRUE : configuration();
    return (ConfigurationAdmin)
        Proxy.newProxyInstance(
            HotDeployTest.class.getClassLoader(), new Class<?>[] {ConfigurationAdmin.class}, none);
  }

  private static Configuration configuration() {
    return (Configuration)
        Proxy.newProxyInstance(
            HotDeployTest.class.getClassLoader(),
            new Class<?>[] {Configuration.class},
            (proxy, method, arguments) ->
                method.getReturnType() == boolean.class ? Boolean.TRUE : null);
  }

  private Bundle ship(String name, String version) throws Exception {
    Path jar =
        SmallBundle.write(image.resolve("bundles/" + name + "-" + version + ".jar"), name, version);
    Bundle bundle = framework.getBundleContext().installBundle("reference:" + jar.toUri());
    bundle.start();
    return bundle;
  }

  private void feature(Path directory, String name, String needs, String... artifacts)
      throws IOException {
    StringBuilder list = new StringBuilder();
    for (String artifact : artifacts) {
      list.append(list.isEmpty() ? "" : ",").append("{\"id\":\"t:%s\"}".formatted(artifact));
    }
    String extension =
        needs.isEmpty()
            ? ""
            : (",\"extensions\":{\"offhook-features\":{\"type\":\"artifacts\",\"kind\":\"mandatory\","
                    + "\"artifacts\":[{\"id\":\"f:%s:1\"}]}}")
                .formatted(needs);
    Files.writeString(
        directory.resolve(name + ".json"),
        "{\"feature-resource-version\":\"1.0\",\"id\":\"f:%s:1\",\"bundles\":[%s]%s}"
            .formatted(name, list, extension));
  }

  private String version(String name) {
    return bundles.find(name).map(bundle -> bundle.getVersion().toString()).orElse("absent");
  }

  @Test
  void aJarIsInstalledAndItsRemovalRemovesIt() throws Exception {
    Path jar = SmallBundle.write(folder.resolve("a.jar"), "a", "1.0.0");
    contents.apply();
    assertEquals(Bundle.ACTIVE, bundles.named("a").getState());

    Files.delete(jar);
    contents.apply();
    assertEquals(Optional.empty(), bundles.find("a"));
  }

  @Test
  void aJarReplacesABundleOfTheImageInPlaceAndItsRemovalBringsItBack() throws Exception {
    Bundle shipped = ship("b", "1.0.0");
    Bundle neighbour = ship("c", "1.0.0");
    long untouched = neighbour.getLastModified();

    Path jar = SmallBundle.write(folder.resolve("newer.jar"), "b", "2.0.0");
    contents.apply();
    assertEquals("2.0.0", version("b"));
    assertEquals(shipped.getBundleId(), bundles.named("b").getBundleId());
    assertEquals(Bundle.ACTIVE, shipped.getState());

    Files.delete(jar);
    contents.apply();
    assertEquals("1.0.0", version("b"));
    assertEquals(Bundle.ACTIVE, shipped.getState());
    assertEquals(untouched, neighbour.getLastModified());
  }

  @Test
  void aJarThatDoesNotStartLeavesTheFormerBundleRunning() throws Exception {
    Bundle shipped = ship("b", "1.0.0");
    SmallBundle.write(folder.resolve("b.jar"), "b", "2.0.0", "Bundle-Activator: no.such.Class");
    contents.apply();
    assertEquals("1.0.0", version("b"));
    assertEquals(Bundle.ACTIVE, shipped.getState());
    assertTrue(
        contents.faults().get("b.jar").contains("no.such.Class"), contents.faults()::toString);
  }

  @Test
  void aJarThatDoesNotResolveGoesBackToTheLastDeployedOne() throws Exception {
    ship("b", "1.0.0");
    SmallBundle.write(folder.resolve("b.jar"), "b", "2.0.0");
    contents.apply();
    SmallBundle.write(folder.resolve("b.jar"), "b", "3.0.0", "Import-Package: no.such.thing");
    contents.apply();
    assertEquals("2.0.0", version("b"));
    assertEquals(Bundle.ACTIVE, bundles.named("b").getState());
    assertTrue(contents.faults().get("b.jar").contains("no.such.thing"));

    SmallBundle.write(folder.resolve("b.jar"), "b", "3.0.1");
    contents.apply();
    assertEquals("3.0.1", version("b"));
    assertEquals(Map.of(), contents.faults());
  }

  @Test
  void whatIsNoBundleIsRefusedOnceAndHurtsNothing() throws Exception {
    Files.writeString(folder.resolve("x.jar"), "no jar");
    Files.writeString(folder.resolve("y.json"), "{\"no\": \"feature");
    SmallBundle.write(folder.resolve("z.jar"), "z", "1.0.0");
    contents.apply();
    assertEquals(java.util.Set.of("x.jar", "y.json"), contents.faults().keySet());
    assertEquals(Bundle.ACTIVE, bundles.named("z").getState());
    Files.delete(folder.resolve("x.jar"));
    Files.delete(folder.resolve("y.json"));
    contents.apply();
    assertEquals(Map.of(), contents.faults());
  }

  @Test
  void theFolderIsTakenUpAgainAfterARestart() throws Exception {
    SmallBundle.write(folder.resolve("a.jar"), "a", "1.0.0");
    contents.apply();
    Bundle before = bundles.named("a");
    open();
    contents.resume();
    contents.apply();
    assertEquals(before, bundles.named("a"));

    Files.delete(folder.resolve("a.jar"));
    open();
    contents.apply();
    assertEquals(Optional.empty(), bundles.find("a"));
  }

  @Test
  void aFeatureFileBringsItsBundlesAndTakesThemAway() throws Exception {
    ship("kept", "1.0.0");
    feature(image.resolve("features"), "old", "", "kept:1.0.0");
    SmallBundle.write(image.resolve("bundles/extra-1.0.0.jar"), "extra", "1.0.0");
    feature(folder, "more", "old", "kept:1.0.0", "extra:1.0.0");
    contents.apply();
    assertEquals(Bundle.ACTIVE, bundles.named("extra").getState());

    Files.delete(folder.resolve("more.json"));
    contents.apply();
    assertEquals(Optional.empty(), bundles.find("extra"));
    assertEquals(Bundle.ACTIVE, bundles.named("kept").getState());
  }

  @Test
  void theFileOfAFeatureThatWasThereTakesNothingAwayWhenItGoes() throws Exception {
    ship("kept", "1.0.0");
    feature(folder, "same", "", "kept:1.0.0");
    contents.apply();
    Files.delete(folder.resolve("same.json"));
    contents.apply();
    assertEquals(Bundle.ACTIVE, bundles.named("kept").getState());
  }

  @Test
  void aFeatureWithAMissingBundleInstallsNothing() throws Exception {
    SmallBundle.write(image.resolve("bundles/one-1.0.0.jar"), "one", "1.0.0");
    feature(folder, "half", "", "one:1.0.0", "two:1.0.0");
    contents.apply();
    assertEquals(Optional.empty(), bundles.find("one"));
    assertTrue(contents.faults().get("half.json").startsWith("MISSING bundle t:two:1.0.0"));
  }

  @Test
  void aFeatureThatAnotherNeedsStays() throws Exception {
    ship("ground", "1.0.0");
    ship("roof", "1.0.0");
    feature(image.resolve("features"), "low", "", "ground:1.0.0");
    feature(image.resolve("features"), "high", "low", "roof:1.0.0");
    DeployFault refused = assertThrows(DeployFault.class, () -> features.remove("low"));
    assertEquals("feature high needs feature low; remove it first", refused.getMessage());

    features.remove("high");
    features.remove("low");
    assertFalse(bundles.find("ground").isPresent());
    features.install("high");
    assertEquals(Bundle.ACTIVE, bundles.named("ground").getState());
    assertEquals(Bundle.ACTIVE, bundles.named("roof").getState());
  }

  @Test
  void commandsNameWhatTheyDidAndRefuseTheRest() throws Exception {
    ship("b", "1.0.0");
    BundleCommands commands = new BundleCommands(bundles, image);
    assertEquals("b 1.0.0 stopped", commands.run("stop", "b"));
    assertEquals("b 1.0.0 started", commands.run("start", "b"));
    assertEquals("b 1.0.0 updated", commands.run("update", "b"));
    assertEquals(Bundle.ACTIVE, bundles.named("b").getState());
    assertEquals("b 1.0.0 uninstalled", commands.run("uninstall", "b"));
    assertEquals("b 1.0.0 installed", commands.run("install", "b"));
    assertTrue(commands.run("list").contains("active      b 1.0.0"));
    assertThrows(DeployFault.class, () -> commands.run("stop", "nobody"));
    assertThrows(DeployFault.class, () -> commands.run("dance", "b"));
    assertThrows(DeployFault.class, () -> commands.run());
  }
}
