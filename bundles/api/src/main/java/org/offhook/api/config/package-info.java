/**
 * Parameters: how a bundle declares the {@code .cfg} paths it owns, and how others read and change
 * them.
 */
@Version("0.1.1")
@Export
package org.offhook.api.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
