package org.offhook.dialect.escene;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Keyring;
import org.offhook.api.config.PhoneIdentity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and writes {@code <mac>.xml} and {@code <account1>_Extern.xml}. */
@Component
public final class EsceneDialect implements Dialect {
  /** Sections of the file of the keys. */
  private static final Set<String> KEYS =
      Set.of(
          "hotlines",
          "ProgramKeys",
          "Programbuttons",
          "SoftKeys",
          "Extensions",
          "Extension2s",
          "Extension3s",
          "Extension4s",
          "Extension5s",
          "Extension6s");

  private final Mapping mapping = new Mapping();
  private final Keyring keys;

  /** With the keys of this phone, for encrypted files. */
  @Activate
  public EsceneDialect(@Reference Keyring keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "escene";
  }

  @Override
  public boolean claims(String fileName, byte[] head) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xml") || name.endsWith("phonebook.xml")) {
      return false;
    }
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
    return !PlainFile.looksLikeXml(head)
        || text.contains("<all") && !text.contains("<PhoneBooks") && !text.contains("<PhoneGroups");
  }

  @Override
  public Reading read(String source, InputStream in) throws IOException {
    return new EsceneReader(mapping, source).read(PlainFile.read(source, in, keys));
  }

  @Override
  public void write(List<Assignment> assignments, Writer out) throws IOException {
    new EsceneWriter(mapping, section -> true).write(assignments, out);
  }

  /** {@inheritDoc} The keys go into {@code ..._Extern.xml}, all else into {@code <mac>.xml}. */
  @Override
  public void write(String fileName, List<Assignment> assignments, Writer out) throws IOException {
    boolean extern = fileName.toLowerCase(Locale.ROOT).endsWith("extern.xml");
    new EsceneWriter(mapping, section -> KEYS.contains(section) == extern).write(assignments, out);
  }

  @Override
  public boolean names(String path) {
    boolean port = path.matches("voip/line/\\d+/server/proxy_port");
    return path.startsWith(EsceneReader.OWN) || port || mapping.path(path).isPresent();
  }

  /** {@inheritDoc} Settings first; of the files of the keys the first that is there counts. */
  @Override
  public List<String> fileNames(PhoneIdentity phone) {
    return fileGroups(phone).stream().flatMap(List::stream).toList();
  }

  @Override
  public List<List<String>> fileGroups(PhoneIdentity phone) {
    List<List<String>> groups = new ArrayList<>();
    List<String> keyFiles = new ArrayList<>();
    if (!phone.account().isEmpty()) {
      keyFiles.add(phone.account() + "_Extern.xml");
    }
    keyFiles.add("Account1_Extern.xml");
    keyFiles.add("Extern.xml");
    if (!phone.mac().isEmpty()) {
      groups.add(List.of(phone.mac() + ".xml"));
      keyFiles.add(phone.mac() + "_extern.xml");
    }
    groups.add(List.copyOf(keyFiles));
    return List.copyOf(groups);
  }
}
