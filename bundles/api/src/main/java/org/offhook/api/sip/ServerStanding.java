package org.offhook.api.sip;

/**
 * How one server of a user agent stands.
 *
 * @param server as {@code host:port/transport}
 * @param rank 0 for the best; equal for those that none is better of
 * @param registered true when it holds the binding
 * @param used true when requests go there first
 * @param silent true when it was silent, unreachable or unavailable lately
 */
public record ServerStanding(
    String server, int rank, boolean registered, boolean used, boolean silent) {}
