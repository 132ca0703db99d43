package org.offhook.api.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;

/** A file format of one vendor, read into and written from canonical assignments. */
public interface Dialect {

  /** Name for commands and reports, such as {@code audiocodes}. */
  String name();

  /** True when a file of this name and these first bytes is written in this dialect. */
  boolean claims(String fileName, byte[] head);

  /**
   * Reads a file. Lines that are no assignment are reported, never fatal.
   *
   * @param source name for reports
   * @param in the bytes; read to the end, not closed
   */
  Reading read(String source, InputStream in) throws IOException;

  /**
   * Reads a file together with those it includes. A line of an included file carries the number of
   * the line in {@code in} that includes it. A dialect without includes reads the one file.
   *
   * @param source name for reports
   * @param in the bytes; read to the end, not closed
   * @param includes where included files are
   */
  default Reading read(String source, InputStream in, Includes includes) throws IOException {
    return read(source, in);
  }

  /** Writes assignments the way the vendor's phones read them. */
  void write(List<Assignment> assignments, Writer out) throws IOException;

  /**
   * The names under which a phone of this flavour asks a provisioning server for its files, in the
   * order in which it asks. Names without a path.
   */
  default List<String> fileNames(PhoneIdentity phone) {
    return List.of();
  }

  /**
   * The same names in groups: of each group the first file that is there counts. Without the first
   * group there is no configuration; the others may be missing. A later group may depend on what
   * the first one says of the account.
   */
  default List<List<String>> fileGroups(PhoneIdentity phone) {
    List<String> names = fileNames(phone);
    return names.isEmpty() ? List.of() : List.of(names);
  }

  /**
   * Writes the part of a configuration that belongs into the file of this name; a dialect with one
   * file writes everything.
   *
   * @param fileName name as in {@link #fileNames}
   */
  default void write(String fileName, List<Assignment> assignments, Writer out) throws IOException {
    write(assignments, out);
  }

  /**
   * True when the vendor's phones have a name for this parameter; false when it is only carried
   * along, so that it is not lost.
   */
  default boolean names(String path) {
    return true;
  }

  /**
   * What a file held.
   *
   * @param assignments its lines, in file order
   * @param problems lines that are no assignment
   */
  record Reading(List<Assignment> assignments, List<Problem> problems) {}

  /** Where the files are that a file includes. */
  @FunctionalInterface
  interface Includes {
    /**
     * Opens an included file.
     *
     * @param from source of the file that includes it
     * @param name name as it stands in the include line
     * @throws IOException when there is none, or it may not be read; the message is for people
     */
    Included open(String from, String name) throws IOException;
  }

  /**
   * An included file.
   *
   * @param source name for reports, the same each time for the same file
   * @param in the bytes; the dialect closes it
   */
  record Included(String source, InputStream in) {}
}
