package org.offhook.walk;

/**
 * How a network treats datagrams.
 *
 * @param loss of a hundred, how many are lost
 * @param repeated of a hundred, how many come twice
 * @param fastest shortest delay, ms
 * @param slowest longest delay, ms; more than the shortest lets them overtake each other
 */
record Weather(int loss, int repeated, int fastest, int slowest) {
  /** As on a desk. */
  static final Weather FAIR = new Weather(0, 0, 1, 1);

  /** As at home. */
  static final Weather HAZY = new Weather(2, 2, 5, 60);

  /** As on a train. */
  static final Weather FOUL = new Weather(25, 10, 20, 900);
}
