package org.offhook.dialect.audiocodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.osgi.service.component.annotations.Component;

/** Reads and writes {@code path=value} lines. */
@Component
public final class CfgDialect implements Dialect {
  private static final int MAX_LINE = 4096;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public String name() {
    return "audiocodes";
  }

  @Override
  public boolean claims(String fileName, byte[] head) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return lower.endsWith(".cfg") && (head.length == 0 || head[0] != '<');
  }

  @Override
  public Reading read(String source, InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.length());
    }
    List<Assignment> assignments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String raw : (Iterable<String>) text.lines()::iterator) {
      read(source, ++number, raw.strip(), assignments, problems);
    }
    return new Reading(assignments, problems);
  }

  private static void read(
      String source,
      int number,
      String line,
      List<Assignment> assignments,
      List<Problem> problems) {
    if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals <= 0 || line.length() > MAX_LINE) {
      String shown = line.length() > 60 ? line.substring(0, 60) + "..." : line;
      String expected =
          equals <= 0 ? "path=value" : "a line of at most " + MAX_LINE + " characters";
      // What stands here may be a piece of a secret: only its beginning, and no value, is shown.
      problems.add(new Problem(Kind.INVALID, source, number, shown.split("=", 2)[0], "", expected));
      return;
    }
    String value = line.substring(equals + 1);
    int comment = value.indexOf(" ;");
    assignments.add(
        new Assignment(
            number,
            line.substring(0, equals).strip(),
            (comment < 0 ? value : value.substring(0, comment)).strip()));
  }

  @Override
  public void write(List<Assignment> assignments, Writer out) throws IOException {
    for (Assignment line : assignments) {
      out.write(line.path() + "=" + line.value() + "\n");
    }
  }
}
