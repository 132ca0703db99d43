package org.offhook.paging;

import java.time.Duration;

/**
 * What all groups have in common.
 *
 * @param enabled whether there is paging at all
 * @param making whether announcements can be made here
 * @param codec codec of those made
 * @param endsAfter silence after which one has ended
 * @param networkInterface where groups are joined; empty for that of the route
 * @param timeToLive routers that may be passed, and one
 */
record Terms(
    boolean enabled,
    boolean making,
    String codec,
    Duration endsAfter,
    String networkInterface,
    int timeToLive) {
  private static final int UNIT_MILLIS = 10;
  // Less than ten packets would tear one announcement into many.
  private static final int LEAST_UNITS = 20;

  static Terms of(PagingConfig config) {
    return new Terms(
        config.enabled(),
        config.making(),
        config.codec(),
        Duration.ofMillis((long) UNIT_MILLIS * Math.max(LEAST_UNITS, config.endsAfter())),
        config.networkInterface().strip(),
        config.timeToLive());
  }

  /** True when what is joined stays joined: the rest only counts for what is sent. */
  boolean joinsLike(Terms other) {
    return enabled == other.enabled
        && codec.equals(other.codec)
        && endsAfter.equals(other.endsAfter)
        && networkInterface.equals(other.networkInterface);
  }
}
