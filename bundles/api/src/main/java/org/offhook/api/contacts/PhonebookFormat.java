package org.offhook.api.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import org.offhook.api.config.PhoneIdentity;

/** A file format of phonebooks. */
public interface PhonebookFormat {
  /** Name for commands and reports, such as {@code escene}. */
  String name();

  /** True when a file of this name and these first bytes is a phonebook of this format. */
  boolean claims(String fileName, byte[] head);

  /**
   * Reads a phonebook.
   *
   * @param source name for reports
   * @param in the bytes; read to the end, not closed
   * @throws IOException when the file as a whole cannot be read; the message is for people
   */
  ContactList read(String source, InputStream in) throws IOException;

  /** Writes a phonebook. */
  void write(ContactList book, Writer out) throws IOException;

  /** The names under which a phone asks a provisioning server for this book, best first. */
  default List<String> fileNames(PhoneIdentity phone, Phonebook.Book book) {
    return List.of();
  }
}
