/**
 * G.722 of the ITU-T: wideband voice (50-7000 Hz) at 64 kbit/s by two bands of adaptive
 * differential PCM. Written from the Recommendation; its tables are the Recommendation's. Its RTP
 * clock is 8000 Hz although it samples at 16 000 (RFC 3551 section 4.5.2). The 56 and 48 kbit/s
 * modes are decoded as what they are on the wire: 64 kbit/s with bits that do not matter.
 */
package org.offhook.codec.g722;
