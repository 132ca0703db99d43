package org.offhook.api.sip;

/**
 * Why a session ended.
 *
 * @param byPeer true when the peer or the network ended it
 * @param code SIP code of the final response; 200 after BYE; 487 after CANCEL; 408 without answer
 * @param reason reason phrase, or the text of a Reason header (RFC 3326)
 * @param answeredElsewhere true when another phone took the call (RFC 3326 cause 200)
 */
public record SessionEnd(boolean byPeer, int code, String reason, boolean answeredElsewhere) {}
