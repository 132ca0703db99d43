package org.offhook.api.sip;

/**
 * What names a dialog (RFC 3261 section 12), as Replaces (RFC 3891) and Join (RFC 3911) use it.
 *
 * @param callId Call-ID
 * @param localTag our tag; empty before there is one
 * @param remoteTag the peer's tag; empty before there is one
 */
public record DialogId(String callId, String localTag, String remoteTag) {}
