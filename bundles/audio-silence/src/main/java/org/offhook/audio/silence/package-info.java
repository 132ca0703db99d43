/**
 * The device of a phone without microphone and loudspeaker: it hears silence and plays to nobody.
 *
 * <p>Useful on servers, in tests, and as the last resort of a phone whose sound card left.
 */
package org.offhook.audio.silence;
