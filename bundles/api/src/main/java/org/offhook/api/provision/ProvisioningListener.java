package org.offhook.api.provision;

import java.util.Set;

/** Hears of configurations that servers gave. Registered as a service; must be quick. */
public interface ProvisioningListener {
  /**
   * A server's configuration was changed, and is in force. Called by the thread of provisioning.
   *
   * @param done paths of parameters that otherwise act only when the phone starts, and that were
   *     acted on this time
   */
  void onConfiguration(Set<String> done);
}
