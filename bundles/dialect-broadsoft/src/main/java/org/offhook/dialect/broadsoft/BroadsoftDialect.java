package org.offhook.dialect.broadsoft;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.BoundedFile;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.osgi.service.component.annotations.Component;

/** Reads and writes {@code <mac>.cfg} and {@code <mac>.txt}. */
@Component
public final class BroadsoftDialect implements Dialect {
  private static final int LARGEST = 4 << 20;
  private static final int LONGEST_LINE = 4096;
  private static final int SHOWN = 60;
  private static final String HEADER = "# BroadSoft compatible configuration";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w./-]*");

  @Override
  public String name() {
    return "broadsoft";
  }

  /** {@inheritDoc} A {@code .cfg} file is one of ours when its first line says so. */
  @Override
  public boolean claims(String fileName, byte[] head) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String text = new String(head, StandardCharsets.UTF_8);
    return (name.endsWith(".cfg") || name.endsWith(".txt")) && text.startsWith(HEADER)
        || name.matches("[0-9a-f]{12}\\.txt");
  }

  @Override
  public Reading read(String source, InputStream in) throws IOException {
    byte[] bytes = BoundedFile.read(source, in, LARGEST);
    List<Assignment> assignments = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String raw : (Iterable<String>) text(source, bytes).lines()::iterator) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      if (NAME.matcher(name).matches() && line.length() <= LONGEST_LINE && !control(value)) {
        assignments.add(new Assignment(number, Names.path(name), value));
      } else {
        String shown = line.substring(0, Math.min(SHOWN, line.length())).split("=", 2)[0];
        problems.add(
            new Problem(
                Kind.INVALID,
                source,
                number,
                shown.replaceAll("\\p{Cc}", "?"),
                "",
                "name = value in one line of at most " + LONGEST_LINE + " characters"));
      }
    }
    return new Reading(List.copyOf(assignments), List.copyOf(problems));
  }

  private static boolean control(String value) {
    return value.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c));
  }

  private static String text(String source, byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(source + ": expected text in UTF-8", e);
    }
  }

  @Override
  public void write(List<Assignment> assignments, Writer out) throws IOException {
    out.write(HEADER + "\n");
    for (Assignment line : assignments) {
      String name = Names.name(line.path());
      String text = name + " = " + line.value();
      boolean back = NAME.matcher(name).matches() && Names.path(name).equals(line.path());
      if (!back || control(text) || !line.value().equals(line.value().strip())) {
        throw new IOException(line.path() + ": its value cannot be written in one line");
      }
      out.write(text + "\n");
    }
  }

  /** {@inheritDoc} Accounts go into {@code <mac>.txt}, all else into {@code <mac>.cfg}. */
  @Override
  public void write(String fileName, List<Assignment> assignments, Writer out) throws IOException {
    boolean accounts = fileName.toLowerCase(Locale.ROOT).endsWith(".txt");
    write(
        assignments.stream().filter(line -> Names.ofAccount(line.path()) == accounts).toList(),
        out);
  }

  @Override
  public boolean names(String path) {
    return !Names.name(path).equals(path);
  }

  /** {@inheritDoc} Both are asked for. */
  @Override
  public List<String> fileNames(PhoneIdentity phone) {
    return phone.mac().isEmpty() ? List.of() : List.of(phone.mac() + ".cfg", phone.mac() + ".txt");
  }

  /** {@inheritDoc} Both files count. */
  @Override
  public List<List<String>> fileGroups(PhoneIdentity phone) {
    return fileNames(phone).stream().map(List::of).toList();
  }
}
