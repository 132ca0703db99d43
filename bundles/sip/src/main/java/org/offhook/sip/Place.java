package org.offhook.sip;

/**
 * A server that location found on a way.
 *
 * @param server where
 * @param rank 0 for the best of all ways; equal where DNS prefers neither
 * @param way the way it was found on
 */
record Place(Server server, int rank, Way way) {
  private static final int RANKS = 1000;

  /** A place on the way with this number. */
  static Place on(int number, Way way, Server server, int rankOnWay) {
    return new Place(server, number * RANKS + rankOnWay, way);
  }

  /** This very server again. */
  Way again() {
    return way.at(server);
  }

  /** True when it is on the same way as another one. */
  boolean besides(Place other) {
    return rank / RANKS == other.rank / RANKS;
  }
}
