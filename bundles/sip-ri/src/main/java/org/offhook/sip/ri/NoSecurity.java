package org.offhook.sip.ri;

import gov.nist.core.net.SecurityManagerProvider;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * Has no keys and trusts nobody: only the library's own network layers would ask, and {@link
 * BoundedNetworkLayer} is in their place. The library's default reads every authority of the
 * runtime at each start.
 */
public final class NoSecurity implements SecurityManagerProvider {
  /** As the library makes it. */
  public NoSecurity() {}

  @Override
  public void init(Properties properties) {
    // Nothing to read.
  }

  @Override
  public KeyManager[] getKeyManagers(boolean client) {
    return new KeyManager[0];
  }

  @Override
  public TrustManager[] getTrustManagers(boolean client) {
    return new TrustManager[0];
  }
}
