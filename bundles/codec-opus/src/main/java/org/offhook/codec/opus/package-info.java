/**
 * Opus (RFC 6716) over RTP (RFC 7587), by the Concentus library, which is inside this bundle. Mono
 * at 48 kHz, whatever the peer sends. In-band error correction is sent to peers that ask for it,
 * and taken from the packet after a lost one. Discontinuous transmission follows the peer's wish.
 *
 * <p>Limits: the library allocates work arrays while it codes (about 125 kB for each frame encoded
 * and 27 kB for each decoded, all short-lived); what is around it allocates nothing. No stereo.
 */
package org.offhook.codec.opus;
