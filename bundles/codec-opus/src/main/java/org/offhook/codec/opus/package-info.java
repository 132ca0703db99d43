/**
 * Opus (RFC 6716) over RTP (RFC 7587), by the Concentus library, which is inside this bundle. Mono
 * at 48 kHz; in-band error correction is sent and used. The library allocates while it codes; what
 * is around it does not.
 */
package org.offhook.codec.opus;
