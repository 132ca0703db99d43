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

  /** Writes assignments the way the vendor's phones read them. */
  void write(List<Assignment> assignments, Writer out) throws IOException;

  /**
   * What a file held.
   *
   * @param assignments its lines, in file order
   * @param problems lines that are no assignment
   */
  record Reading(List<Assignment> assignments, List<Problem> problems) {}
}
