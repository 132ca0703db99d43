/** The phone itself: lines, calls, and the chains that supplementary services join. */
@Version("0.1.0")
@Export
package org.offhook.api.phone;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
