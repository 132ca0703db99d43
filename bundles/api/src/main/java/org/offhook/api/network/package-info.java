/**
 * What the network tells a phone about itself: the options of DHCP, and where a provisioning server
 * is by them. How the options were learnt, by asking or from the lease of the host, is the business
 * of the bundle that offers {@link org.offhook.api.network.HostNetwork}.
 */
@Version("0.1.0")
@Export
package org.offhook.api.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
