/** What the network tells a phone about itself. */
@Version("0.1.0")
@Export
package org.offhook.api.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
