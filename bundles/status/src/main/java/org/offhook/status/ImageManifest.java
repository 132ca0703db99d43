package org.offhook.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the image that runs says of itself in {@code image.json}. */
record ImageManifest(String name, String version, List<String> features) {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  /**
   * Reads it.
   *
   * @throws IOException when it is not there, as it is where no image runs
   */
  static ImageManifest read(Path image) throws IOException {
    String text = Files.readString(image.resolve("image.json"));
    Matcher features = Pattern.compile("\"features\"\\s*:\\s*\\[([^\\]]*)]").matcher(text);
    return new ImageManifest(
        field(text, "name"),
        field(text, "version"),
        features.find()
            ? WORD.matcher(features.group(1)).results().map(each -> each.group(1)).toList()
            : List.of());
  }

  private static String field(String text, String name) {
    Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(text);
    return field.find() ? field.group(1) : "";
  }
}
