/** Time as a service: a clock and timers that a test can wind by hand. */
@Version("0.1.0")
@Export
package org.offhook.api.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
