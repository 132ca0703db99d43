package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Dialect.Included;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Problem;
import org.offhook.api.provision.FetchRequest;
import org.offhook.provision.Copies.Copy;
import org.offhook.provision.Origins.Given;

/** Reads the configuration of one place: one file or the group of files of a flavour. */
final class Configuration {
  private static final String MODEL = "system/type";
  private static final String ACCOUNT = "voip/line/0/id";

  private final PhoneIdentity phone;
  private final Shelf shelf;
  private final Copies copies;
  private final Journal journal;
  private final List<Given> given = new ArrayList<>();
  private final List<URI> files = new ArrayList<>();
  private boolean fresh;

  Configuration(PhoneIdentity phone, Shelf shelf, Copies copies, Journal journal) {
    this.phone = phone;
    this.shelf = shelf;
    this.copies = copies;
    this.journal = journal;
  }

  /** Its lines, in order of the files. */
  List<Given> given() {
    return given;
  }

  /** The files it was read from. */
  List<URI> files() {
    return files;
  }

  /** True when one of the files is another one than the last time. */
  boolean fresh() {
    return fresh;
  }

  /** The first account: of the files, else the one given. */
  String account(String otherwise) {
    return given.stream()
        .filter(each -> each.line().path().equals(ACCOUNT))
        .reduce((first, second) -> second)
        .map(each -> each.line().value())
        .orElse(otherwise);
  }

  /** Reads the one file. */
  void take(URI file) throws IOException {
    take(copies.get(file));
  }

  /**
   * Reads the files of a flavour.
   *
   * @param keys false to leave out all files but the first
   */
  void take(Place place, Dialect dialect, boolean keys) throws IOException {
    int groups = keys ? dialect.fileGroups(phone).size() : 1;
    for (int group = 0; group < groups; group++) {
      PhoneIdentity known = new PhoneIdentity(phone.mac(), phone.model(), account(phone.account()));
      List<String> names = dialect.fileGroups(known).get(group);
      try {
        take(first(place, group == 0 ? orUsual(names) : names));
      } catch (IOException e) {
        if (group == 0) {
          throw e;
        }
        journal.tell("not there: " + e.getMessage());
      }
    }
  }

  /** Servers are set up with the usual name for phones of all flavours, too. */
  private List<String> orUsual(List<String> names) {
    List<String> all = new ArrayList<>(names);
    String usual = phone.mac() + ".cfg";
    if (!phone.mac().isEmpty() && !all.contains(usual)) {
      all.add(usual);
    }
    return all;
  }

  private Copy first(Place place, List<String> names) throws IOException {
    IOException why = new IOException(place + ": the phone has no hardware address to ask for");
    for (String name : names) {
      try {
        return copies.get(place.file(name));
      } catch (IOException e) {
        journal.tell(e.getMessage());
        why = e;
      }
    }
    throw why;
  }

  private void take(Copy copy) throws IOException {
    Dialect.Reading reading = read(copy);
    if (reading.assignments().isEmpty()) {
      throw new IOException(copy.uri() + ": holds no setting");
    }
    for (Assignment line : reading.assignments()) {
      if (line.path().equals(MODEL) && !fits(line.value(), phone.model())) {
        throw new IOException(
            "%s:%d: is a configuration of the %s, this is the %s"
                .formatted(copy.uri(), line.line(), line.value(), phone.model()));
      }
    }
    for (Problem problem : reading.problems()) {
      journal.warn(problem.toString());
    }
    fresh |= copy.fresh();
    files.add(copy.uri());
    String source = FetchRequest.withoutLogin(copy.uri().toString());
    reading.assignments().forEach(line -> given.add(new Given(source, line)));
  }

  private static boolean fits(String written, String model) {
    return written.isEmpty()
        || model.isEmpty()
        || written.toUpperCase(Locale.ROOT).equals(model.toUpperCase(Locale.ROOT));
  }

  private Dialect.Reading read(Copy copy) throws IOException {
    byte[] head = Arrays.copyOf(copy.bytes(), Math.min(copy.bytes().length, 512));
    for (Dialect dialect : shelf.dialects()) {
      if (dialect.claims(copy.name(), head)) {
        Dialect.Reading reading =
            dialect.read(
                copy.uri().toString(), new ByteArrayInputStream(copy.bytes()), this::include);
        if (!reading.assignments().isEmpty()) {
          return reading;
        }
      }
    }
    throw new IOException(copy.uri() + ": is no configuration that an installed capability reads");
  }

  /** Files that others include are beside them, or anywhere on the same server. */
  private Included include(String from, String name) throws IOException {
    URI base = URI.create(from);
    URI place;
    try {
      String filled = name.replaceAll("(?i)<MAC>", phone.mac());
      place = base.resolve(filled.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw new IOException("\"" + name + "\" is no name of a file", e);
    }
    boolean same =
        String.valueOf(base.getScheme()).equalsIgnoreCase(place.getScheme())
            && String.valueOf(base.getAuthority()).equalsIgnoreCase(place.getAuthority());
    if (!same) {
      throw new IOException("\"" + name + "\" is on another server; only this one is asked");
    }
    Copy copy = copies.get(place);
    fresh |= copy.fresh();
    return new Included(place.toString(), new ByteArrayInputStream(copy.bytes()));
  }
}
