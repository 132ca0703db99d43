package org.offhook.api.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The phonebooks of this phone. Safe from any thread. */
public interface Phonebook {

  /** Where a contact stands. */
  enum Book {
    /** Kept by the person at the phone. */
    PERSONAL,
    /** The same for all phones of a site, from a server. */
    ENTERPRISE,
    /** Of the first account, from a server. */
    ACCOUNT,
    /** The text-based corporate directory, from a server. */
    DIRECTORY
  }

  /** What a book holds. */
  ContactList list(Book book);

  /**
   * Takes over a file; the format is found by its name and its first bytes.
   *
   * @param book the book that it replaces
   * @param fileName name of the file
   * @param in its bytes; not closed
   * @return what the file held
   * @throws IOException when no format reads it, or it cannot be stored; then nothing has changed
   */
  ContactList load(Book book, String fileName, InputStream in) throws IOException;

  /** Puts this in the place of a book. */
  void replace(Book book, ContactList list) throws IOException;

  /**
   * Adds a contact to the personal book.
   *
   * @throws IOException when the book is full or cannot be stored; then nothing has changed
   */
  void add(Contact contact) throws IOException;

  /**
   * Takes a contact out of the personal book.
   *
   * @return false when it was not there
   */
  boolean remove(Contact contact) throws IOException;

  /**
   * Contacts of all books whose name has a word that begins with the text, or one of whose numbers
   * holds its digits; by name.
   *
   * @param most how many at most
   */
  List<Contact> search(String text, int most);

  /** Who calls from this number, if known: the personal book is asked first. */
  Optional<Contact> lookup(String number);
}
