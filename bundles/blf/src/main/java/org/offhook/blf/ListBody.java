package org.offhook.blf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a notification for a list (RFC 4662): {@code multipart/related} (RFC 2387), whose
 * parts are the list's own document and one for each of those in it.
 */
final class ListBody {
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70}))");
  private static final int MOST = 10_000;

  private ListBody() {}

  /** The documents of dialogs in it; none when it is no such body. */
  static List<String> dialogInfos(String contentType, String body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    List<String> documents = new ArrayList<>();
    if (!boundary.find()) {
      return documents;
    }
    String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    String[] parts = ("\n" + body).split("\\r?\\n--" + Pattern.quote(mark), MOST);
    for (int part = 1; part < parts.length && !parts[part].startsWith("--"); part++) {
      String[] sides = parts[part].split("\\r?\\n\\r?\\n", 2);
      String head = sides[0].toLowerCase(Locale.ROOT);
      if (sides.length == 2 && head.contains("application/dialog-info+xml")) {
        documents.add(sides[1]);
      }
    }
    return documents;
  }
}
