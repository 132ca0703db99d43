/**
 * Microphone and loudspeaker of the computer, by Java Sound ({@code javax.sound.sampled}).
 *
 * <p>The device {@code sound} is there while a mixer that captures or plays is: computers without a
 * sound card have none, and a headset may come and go. Lines are read and written by threads of
 * their own, so the media clock never waits for a sound card; what a card drifts against the media
 * clock is made up by leaving out or adding a tick.
 *
 * <p>Limits: no echo cancellation; a card must take 16-bit PCM at the rate of the call or at 48
 * kHz.
 */
package org.offhook.audio.sound;
