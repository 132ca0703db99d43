/** Provisioning: finding the server and fetching files from it. */
@Version("0.1.0")
@Export
package org.offhook.api.provision;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
