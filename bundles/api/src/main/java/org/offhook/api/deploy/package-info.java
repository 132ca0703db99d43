/** Hot deployment: bundles and features arrive, are replaced and leave while the phone runs. */
@Version("0.1.0")
@Export
package org.offhook.api.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
