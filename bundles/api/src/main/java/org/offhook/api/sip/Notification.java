package org.offhook.api.sip;

import java.util.List;

/**
 * One NOTIFY of a subscription, already answered.
 *
 * @param state state it reports
 * @param headers its headers, in order
 * @param contentType type of the body; empty without body
 * @param body the body; empty without
 */
public record Notification(
    SubscriptionState state, List<Header> headers, String contentType, String body) {}
