package org.offhook.dialect.audiocodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Keyring;
import org.offhook.api.config.PhoneIdentity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and writes {@code path=value} lines. */
@Component
public final class CfgDialect implements Dialect {
  /** The first line that says anything is one of ours; paths have at least one slash. */
  private static final Pattern TELLING =
      Pattern.compile("\\A(?:\\s*(?:[;#].*)?\\R)*\\s*(?:[\\w.-]+(?:/[\\w.-]+)+\\s*=|include\\s)");

  /** First line of a file of the BroadSoft pair, which has the same suffix. */
  private static final String OTHER = "# BroadSoft compatible";

  private final Keyring keys;

  /** Without keys: encrypted files are refused. */
  public CfgDialect() {
    this(new NoKeys());
  }

  /** With the keys of this phone, for encrypted files. */
  @Activate
  public CfgDialect(@Reference Keyring keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "audiocodes";
  }

  @Override
  public boolean claims(String fileName, byte[] head) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".cfx") || keys.marked(head) && name.endsWith(".cfg")) {
      return true;
    }
    String text = CfgText.decode(head);
    if (text.startsWith(OTHER)) {
      return false;
    }
    if (text.indexOf('\0') >= 0 || text.stripLeading().startsWith("<")) {
      return false;
    }
    return name.endsWith(".cfg") || TELLING.matcher(text).find();
  }

  @Override
  public Reading read(String source, InputStream in) throws IOException {
    return read(
        source,
        in,
        (from, name) -> {
          throw new IOException("no include here: this file comes without its neighbours");
        });
  }

  @Override
  public Reading read(String source, InputStream in, Includes includes) throws IOException {
    return new CfgReader(includes, keys).read(source, in);
  }

  @Override
  public boolean names(String path) {
    return !path.startsWith("escene/") && !path.startsWith("broadsoft/");
  }

  /** {@inheritDoc} The file of the phone, plain and encrypted, then the one of its model. */
  @Override
  public List<String> fileNames(PhoneIdentity phone) {
    List<String> names = new ArrayList<>();
    for (String name : List.of(phone.mac(), phone.model())) {
      if (!name.isEmpty()) {
        names.add(name + ".cfg");
        names.add(name + ".cfx");
      }
    }
    return List.copyOf(names);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException when a value cannot stand in one line, too
   */
  @Override
  public void write(List<Assignment> assignments, Writer out) throws IOException {
    for (Assignment line : assignments) {
      String text = line.path() + "=" + line.value();
      CfgLine read = CfgLine.parse(text);
      if (!read.path().equals(line.path())
          || !read.value().equals(line.value())
          || text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
        throw new IOException(line.path() + ": its value cannot be written in one line");
      }
      out.write(text + "\n");
    }
  }
}
