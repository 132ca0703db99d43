/**
 * What a long hold is like, on both sides: the held peer hears music, and the person who holds is
 * reminded by a beep of a call that has been held for long. Where it is wanted, putting the handset
 * back ends the held call.
 *
 * <p>Music is sent in the direction {@code sendonly} of the hold (RFC 3264 section 8.4), whatever
 * {@code voip/media/rtp_mute_on_hold} says. Limits: a file of at most 300 kB, WAV with 16 kHz and
 * 16 bits or A-law or mu-law, as the phones take it; one file for all lines.
 */
package org.offhook.hold.extras;
