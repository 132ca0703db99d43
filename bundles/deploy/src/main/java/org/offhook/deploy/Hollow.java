package org.offhook.deploy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * A bundle with nothing in it, to put in the place of one that is to go. Felix 7.0.5 keeps an
 * uninstalled bundle in the use counts of services that live on ({@code
 * ServiceRegistry.m_inUseMap}), and with it its class loader. A bundle that was hollow before it
 * was uninstalled leaves no class loader to keep.
 */
final class Hollow {
  private Hollow() {}

  /** The jar to update a bundle with. */
  static InputStream insteadOf(Bundle bundle) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.offhook.gone." + bundle.getBundleId());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new JarOutputStream(bytes, manifest).close();
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
