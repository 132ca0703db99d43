/**
 * What is heard while a call rings: the tone of the line, of the caller's group in the phonebook,
 * or the one that the INVITE asks for by {@code Alert-Info} (RFC 3261 section 20.4, RFC 7462).
 *
 * <p>A tone is one of eleven that are built in ({@code Ring01} is the country's own) or a WAV file
 * that was loaded. A cadence is the country's or one of the five of Telcordia GR-506; tone and
 * cadence are chosen apart from each other. Only the loudspeaker of the phone plays it: no call
 * ever hears it.
 *
 * <p>Limits: a sound that {@code Alert-Info} points at by URL is not fetched; only names are looked
 * for in the URL. One call is heard at a time, the oldest.
 */
package org.offhook.ringing;
