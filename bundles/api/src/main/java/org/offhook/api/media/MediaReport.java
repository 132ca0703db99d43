package org.offhook.api.media;

/**
 * Figures of a media session.
 *
 * @param codec name of the codec in use, or empty
 * @param packetsSent RTP packets sent
 * @param packetsReceived RTP packets of the peer taken
 * @param packetsLost packets that never came (RFC 3550 A.3)
 * @param packetsLate packets that came too late to be played
 * @param packetsRefused packets dropped as malformed or from a stranger
 * @param jitterMillis interarrival jitter (RFC 3550 A.8)
 * @param roundTripMillis round trip by RTCP; negative while unknown
 * @param bufferMillis playout delay now
 * @param concealedMillis audio made up in place of lost packets
 * @param mos estimated mean opinion score, conversational quality (ITU-T G.107), 1.0-4.5
 */
public record MediaReport(
    String codec,
    long packetsSent,
    long packetsReceived,
    long packetsLost,
    long packetsLate,
    long packetsRefused,
    double jitterMillis,
    double roundTripMillis,
    int bufferMillis,
    long concealedMillis,
    double mos) {}
