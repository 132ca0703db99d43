package org.offhook.api.sip;

import java.util.List;

/**
 * A request to send.
 *
 * @param method such as {@code OPTIONS}, {@code INFO}, {@code MESSAGE}
 * @param target Request-URI outside of a dialog; empty inside
 * @param headers headers to add
 * @param contentType type of the body; empty without body
 * @param body the body; empty without; of a type of {@code audio/} each character is one byte
 */
public record OutgoingRequest(
    String method, String target, List<Header> headers, String contentType, String body) {}
