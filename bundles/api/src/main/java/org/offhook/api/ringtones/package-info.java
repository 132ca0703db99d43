/** Ring tones beside those that the phone comes with. */
@Version("0.1.0")
@Export
package org.offhook.api.ringtones;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
