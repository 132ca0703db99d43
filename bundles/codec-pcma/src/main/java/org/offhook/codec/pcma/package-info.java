/** The A-law of ITU-T G.711 at 64 kbit/s: the codec every phone has. Payload type 8 (RFC 3551). */
package org.offhook.codec.pcma;
