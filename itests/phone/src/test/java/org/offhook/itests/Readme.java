package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README, cut into what it says to type and what it says is seen. */
record Readme(String text) {

  static Readme read() throws IOException {
    return new Readme(Files.readString(HouseImages.TREE.resolve("README.md")));
  }

  /** The blocks of code below a heading. */
  List<String> blocks(String heading) {
    int from = text.indexOf("\n## " + heading + "\n");
    if (from < 0) {
      throw new AssertionError("the README has no section " + heading);
    }
    int to = text.indexOf("\n## ", from + 1);
    return Pattern.compile("(?ms)^```\n(.*?)^```$")
        .matcher(text.substring(from, to < 0 ? text.length() : to))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** What it says is printed after a command line, up to the next one or the end of the block. */
  static String after(String block, String prompt) {
    int from = block.indexOf(prompt + "\n");
    if (from < 0) {
      throw new AssertionError("the README does not show " + prompt + " in\n" + block);
    }
    from += prompt.length() + 1;
    int to = block.length();
    for (MatchResult match :
        Pattern.compile("(?m)^(\\$|offhook>) ").matcher(block).results().toList()) {
      if (match.start() >= from) {
        to = match.start();
        break;
      }
    }
    return block.substring(from, to);
  }

  /** Relative links. */
  List<String> links() {
    return Pattern.compile("\\]\\(([^):#]+)\\)")
        .matcher(text)
        .results()
        .map(link -> link.group(1))
        .toList();
  }
}
