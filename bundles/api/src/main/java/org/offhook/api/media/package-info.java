/**
 * Voice: codecs, audio devices, tones, and the media sessions that carry them over RTP (RFC 3550,
 * RFC 3551, RFC 3264).
 */
@Version("0.1.0")
@Export
package org.offhook.api.media;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
