package org.offhook.api.media;

/** Listens to a group until closed. Phone thread. */
public interface GroupReception extends AutoCloseable {
  /**
   * Whether what is said is played on the device; not at first. While it is not, voice is noticed
   * and counted, but not decoded.
   */
  void heard(boolean heard);

  /** Figures of what is heard now; without packets while it is not heard. */
  MediaReport report();

  /**
   * How long it took until what is heard now was handed to the device, from the arrival of the
   * first packet of its speaker on, in ms; negative while nothing was.
   */
  double delayMillis();

  /** RTP packets taken since listening began. */
  long packets();

  /** Packets refused: malformed, of an unknown payload type, or of somebody who speaks besides. */
  long refused();

  /** Leaves the group (IGMP, RFC 3376; MLD, RFC 3810) and frees the socket. */
  @Override
  void close();
}
