/**
 * The mu-law of ITU-T G.711 at 64 kbit/s: a codec every phone has. Payload type 0 (RFC 3551). It
 * has no state: any packet time of whole samples will do, and a lost packet harms no other. Losses
 * are concealed by the media engine.
 */
package org.offhook.codec.pcmu;
