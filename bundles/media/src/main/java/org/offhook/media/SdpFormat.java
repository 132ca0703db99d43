package org.offhook.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A payload type and what it means.
 *
 * @param type payload type, 0-127
 * @param encoding encoding name, as written
 * @param clockRate RTP clock rate in Hz
 * @param channels channels
 * @param parameters {@code fmtp} parameters, or empty
 */
record SdpFormat(int type, String encoding, int clockRate, int channels, String parameters) {
  private static final Pattern MAP =
      Pattern.compile("([A-Za-z0-9._+-]{1,40})/(\\d{4,6})(?:/(\\d))?");

  static Optional<SdpFormat> parse(int type, String rtpmap, String fmtp) {
    Matcher map = MAP.matcher(rtpmap);
    if (!map.matches()) {
      return Optional.empty();
    }
    int channels = map.group(3) == null ? 1 : Integer.parseInt(map.group(3));
    return Optional.of(
        new SdpFormat(type, map.group(1), Integer.parseInt(map.group(2)), channels, fmtp));
  }

  SdpFormat with(String fmtp) {
    return new SdpFormat(type, encoding, clockRate, channels, fmtp);
  }

  boolean telephoneEvent() {
    return encoding.equalsIgnoreCase("telephone-event");
  }
}
