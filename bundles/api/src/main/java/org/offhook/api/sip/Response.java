package org.offhook.api.sip;

import java.util.List;

/**
 * A final response; code 408 with reason {@code no answer} stands for silence, 503 for a transport
 * error.
 *
 * @param code SIP code
 * @param reason reason phrase
 * @param headers headers
 * @param body body, or empty
 */
public record Response(int code, String reason, List<Header> headers, String body) {}
