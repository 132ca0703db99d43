package org.offhook.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Images come, change and lack things, in a real framework. */
class RunningTest {
  @TempDir Path temporary;

  private Running start(Path image) throws Exception {
    Options options =
        Options.parse(
            List.of("--image", image.toString(), "--data", temporary.resolve("d").toString()));
    return Running.start(Image.read(options.image()), options);
  }

  private static String bundles(Running phone) {
    return Arrays.stream(phone.context().getBundles())
        .filter(bundle -> bundle.getBundleId() > 0)
        .map(bundle -> bundle.getSymbolicName() + bundle.getVersion() + bundle.getState())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void startsTheBundlesOfAnImage() throws Exception {
    Running phone =
        start(new SmallImage(temporary.resolve("i")).with("a", "1").with("b", "1").write());
    assertEquals("a1.0.032 b1.0.032", bundles(phone));
    assertEquals(temporary.resolve("d").toString(), phone.context().getProperty("offhook.data"));
    phone.stop();
  }

  @Test
  void whatAdministratorsDidSurvivesARestartAndANewImage() throws Exception {
    Path image = new SmallImage(temporary.resolve("i")).with("a", "1").with("b", "1").write();
    Running phone = start(image);
    BundleContext context = phone.context();
    Path own = new SmallImage(temporary.resolve("own")).with("own", "1").write();
    context
        .installBundle("deploy:own", Files.newInputStream(own.resolve("bundles/own-1.jar")))
        .start();
    Arrays.stream(context.getBundles())
        .filter(bundle -> "a".equals(bundle.getSymbolicName()))
        .forEach(RunningTest::stopForGood);
    phone.stop();

    phone = start(image);
    assertEquals("a1.0.04 b1.0.032 own1.0.032", bundles(phone));
    phone.stop();

    phone = start(new SmallImage(temporary.resolve("i")).with("b", "2").with("c", "1").write());
    assertEquals("b2.0.032 c1.0.032 own1.0.032", bundles(phone));
    phone.stop();
  }

  private static void stopForGood(Bundle bundle) {
    try {
      bundle.stop();
    } catch (org.osgi.framework.BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void namesWhatAnImageLacksAndRunsNothing() throws Exception {
    Path image =
        new SmallImage(temporary.resolve("i"))
            .with("a", "1", "Import-Package: not.there;version=\"[1,2)\"")
            .write();
    Running.Unresolved lacking = assertThrows(Running.Unresolved.class, () -> start(image));
    assertTrue(
        lacking
            .getMessage()
            .startsWith("MISSING osgi.wiring.package (&(osgi.wiring.package=not.there)"),
        lacking.getMessage());
    assertTrue(lacking.getMessage().endsWith("required by a 1.0.0"), lacking.getMessage());
  }

  @Test
  void aPhoneThatNeverRanEndsWithoutAnException() throws Exception {
    Path image =
        new SmallImage(temporary.resolve("i"))
            .with("a", "1", "Import-Package: not.there;version=\"[1,2)\"")
            .write();
    Path said = temporary.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--image",
                image.toString(),
                "--data",
                temporary.resolve("d").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertTrue(process.waitFor(25, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    assertEquals(69, process.exitValue(), text);
    assertTrue(text.contains("MISSING") && !text.contains("Exception"), text);
  }

  @Test
  void aManifestThatIsNoneIsOneClearError() throws Exception {
    Path image = Files.createDirectories(temporary.resolve("i"));
    Files.writeString(image.resolve(Image.MANIFEST), "{\"name\": 3}");
    IOException fault = assertThrows(IOException.class, () -> Image.read(image));
    assertTrue(fault.getMessage().contains("is no manifest of an image"), fault.getMessage());
  }

  @Test
  void configurationsKeepTheirTypes() throws Exception {
    Path image = Files.createDirectories(temporary.resolve("i"));
    Files.writeString(
        image.resolve(Image.MANIFEST),
        "{\"name\":\"n\",\"version\":\"1\",\"bundles\":[],"
            + "\"configurations\":{\"p\":{\"s\":\"x\",\"i\":6,\"b\":true,\"l\":[\"1\",\"2\"]}}}");
    var properties = Image.read(image).configurations().get("p");
    assertEquals(6, properties.get("i"));
    assertEquals(Boolean.TRUE, properties.get("b"));
    assertArrayEquals(new String[] {"1", "2"}, (String[]) properties.get("l"));
  }

  @Test
  void twoPhonesDoNotShareADataDirectory() throws Exception {
    Path data = temporary.resolve("d");
    DataLock first = DataLock.take(data);
    IOException refused = assertThrows(IOException.class, () -> DataLock.take(data));
    assertEquals("another phone is running with the data directory " + data, refused.getMessage());
    first.close();
    DataLock.take(data).close();
  }
}
