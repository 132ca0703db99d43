/** Health of a capability, as it tells it itself. */
@Version("0.1.0")
@Export
package org.offhook.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
