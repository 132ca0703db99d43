/**
 * G.729 speech coding at 8 kbit/s: the reduced complexity coder of Annex A, and silence suppression
 * with comfort noise of Annex B, carried as RFC 3551 4.5.6 says and negotiated as RFC 4856 and RFC
 * 7261 say.
 *
 * <p>Written from ITU-T G.729 (06/2012) and its annexes A and B, in the fixed-point arithmetic the
 * Recommendation defines. Values of 16 bits are held in int; Qn in comments is a value with n bits
 * of fraction. Other annexes (D, E, G: other rates) are not offered.
 */
package org.offhook.codec.g729;
