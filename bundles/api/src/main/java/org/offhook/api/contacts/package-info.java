/** Phonebooks: who may be called, and who calls. */
@Version("0.1.0")
@Export
package org.offhook.api.contacts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
