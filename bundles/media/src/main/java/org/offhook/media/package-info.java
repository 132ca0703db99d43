/**
 * The media engine: SDP offer and answer (RFC 8866, RFC 3264), RTP and RTCP (RFC 3550, RFC 3551),
 * telephone events (RFC 4733), an adaptive jitter buffer, concealment of losses, a mixer that every
 * call goes through, and tones. One thread ticks every 20 ms; one receives, calls as well as
 * multicast groups (RFC 1112, without RTCP). Secure profiles (RTP/SAVP) and video are refused.
 */
package org.offhook.media;
