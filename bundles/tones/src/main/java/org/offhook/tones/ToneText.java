package org.offhook.tones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/**
 * The notation of a tone: segments parted by blanks, each {@code Hz[+Hz...][/ms]}; {@code 0} is
 * silence, {@code Hz*Hz} is the first modulated by the second, a segment without a time goes on for
 * ever. After the last segment it begins again, at {@code |} if there is one; a {@code .} at the
 * end stops it there instead.
 */
final class ToneText {
  private ToneText() {}

  /**
   * Reads a tone.
   *
   * @param levelDbm0 level of each frequency
   * @throws IllegalArgumentException naming the word that is no segment
   */
  static Tone parse(String text, double levelDbm0) {
    List<Segment> segments = new ArrayList<>();
    int repeatFrom = 0;
    for (String word : text.strip().split("\\s+")) {
      switch (word) {
        case "|" -> repeatFrom = segments.size();
        case "." -> repeatFrom = -1;
        default -> segments.add(segment(word, levelDbm0));
      }
    }
    return new Tone(List.copyOf(segments), repeatFrom);
  }

  private static Segment segment(String word, double levelDbm0) {
    try {
      int slash = word.indexOf('/');
      int millis = slash < 0 ? 0 : Integer.parseInt(word.substring(slash + 1));
      String sound = slash < 0 ? word : word.substring(0, slash);
      if (sound.equals("0")) {
        return Chord.even(millis, levelDbm0);
      }
      double[] hertz =
          Arrays.stream(sound.split("[+*]")).mapToDouble(Double::parseDouble).toArray();
      return sound.contains("*")
          ? Chord.modulated(millis, levelDbm0, hertz[0], hertz[1])
          : Chord.even(millis, levelDbm0, hertz);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no segment of a tone, expected such as 350+440/500", e);
    }
  }
}
