/**
 * Signalling as seen from above the SIP stack (RFC 3261): accounts, user agents, registrations and
 * sessions. Bodies are opaque text here.
 */
@Version("0.1.0")
@Export
package org.offhook.api.sip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
