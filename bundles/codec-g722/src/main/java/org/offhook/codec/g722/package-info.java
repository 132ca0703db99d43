/**
 * G.722 of the ITU-T: wideband voice (50-7000 Hz) at 64 kbit/s by two bands of adaptive
 * differential PCM. Written from the Recommendation; its tables are the Recommendation's. Its RTP
 * clock is 8000 Hz although it samples at 16 000 (RFC 3551 section 4.5.2). The modes of 56 and 48
 * kbit/s are decoded where the description says {@code bitrate=56000} or {@code bitrate=48000};
 * what we send is 64 kbit/s always, which decoders of the other modes hear as theirs. Losses are
 * concealed by the media engine (no Appendix III or IV).
 */
package org.offhook.codec.g722;
