/**
 * WAV files in place of microphone and loudspeaker.
 *
 * <p>Plays RIFF/WAVE files with PCM of 8, 16 or 24 bits, A-law or mu-law (ITU-T G.711), mono or
 * stereo, at any rate from 8 to 48 kHz, resampled to the rate of the call. Records 16-bit mono PCM
 * whose header is brought up to date each second, so that a recording survives a crash. Files are
 * read and written by a thread of their own, never by the media clock.
 *
 * <p>Limits: a recording ends at 4 GB, the most a RIFF file can hold; RF64 and compressed formats
 * are refused.
 */
package org.offhook.audio.wav;
