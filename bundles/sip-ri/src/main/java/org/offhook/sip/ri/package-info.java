/**
 * The JAIN SIP reference implementation (RFC 3261 transactions and transports) as a bundle, with
 * the few classes it looks up by name: its logs go to SLF4J, every request goes to the hop its
 * sender chose, and sockets are connected within a bounded time.
 *
 * <p>Limits: only the {@code sip} engine uses it; nothing above that engine sees its types.
 */
@Version("0.1.0")
package org.offhook.sip.ri;

import org.osgi.annotation.versioning.Version;
