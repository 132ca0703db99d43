/** The mu-law of ITU-T G.711 at 64 kbit/s: the codec every phone has. Payload type 0 (RFC 3551). */
package org.offhook.codec.pcmu;
