/**
 * Call progress tones (ITU-T E.180) of fourteen countries, and tones of one's own.
 *
 * <p>The tones of a country are data: one file each, in the notation of {@code ToneText}. What a
 * country's file lacks (the howler, as a rule) is filled from the set for the USA, which is the one
 * built into the phones. The country may change at any time; tones that play go on as they began.
 *
 * <p>Limits: levels are taken as dBm0; amplitude modulation ({@code 400*25}) is done fully, by
 * three sines.
 */
package org.offhook.tones;
