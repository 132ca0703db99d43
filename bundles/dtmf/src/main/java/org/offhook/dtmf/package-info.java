/**
 * Digits during a call, both ways: as telephone events in RTP (RFC 4733, formerly RFC 2833), as SIP
 * INFO (RFC 6086, {@code application/dtmf-relay}), and as tones in the voice (ITU-T Q.23).
 *
 * <p>Outgoing digits go by the configured way and fall back to another where the peer cannot take
 * them so. Incoming telephone events are the media engine's; SIP INFO and tones in the voice are
 * heard here. The detector of tones keeps to the timing, frequency, level and twist limits of ITU-T
 * Q.24.
 *
 * <p>Limits: digits {@code 0-9 * # A-D}; no hook flash.
 */
package org.offhook.dtmf;
