package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * A jar that holds a bundle.
 *
 * @param file the jar
 * @param symbolicName its symbolic name
 * @param fragment true when it attaches to another bundle and is never started
 */
record BundleJar(Path file, String symbolicName, boolean fragment) {
  /**
   * Reads the manifest of a jar.
   *
   * @throws DeployFault when it is no jar, or no bundle
   */
  static BundleJar read(Path file) throws DeployFault {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
      if (name == null) {
        throw new DeployFault(file.getFileName() + " is no bundle: it has no symbolic name");
      }
      return new BundleJar(
          file, name.split(";")[0].trim(), headers.getValue(Constants.FRAGMENT_HOST) != null);
    } catch (IOException e) {
      throw new DeployFault(file.getFileName() + " is no readable jar", e);
    }
  }
}
