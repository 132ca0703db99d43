/** Firmware: another image for this phone, taken only from those it trusts, and only on trial. */
@Version("0.1.0")
@Export
package org.offhook.api.firmware;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
