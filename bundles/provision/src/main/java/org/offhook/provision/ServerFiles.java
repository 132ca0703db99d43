package org.offhook.provision;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.Phonebook.Book;
import org.offhook.api.contacts.PhonebookFormat;

/** The files that a server needs to make a fresh phone like this one. */
final class ServerFiles {
  private final PhoneIdentity phone;
  private final Shelf shelf;
  private final Path directory;
  private final List<String> written = new ArrayList<>();

  ServerFiles(PhoneIdentity phone, Shelf shelf, Path directory) {
    this.phone = phone;
    this.shelf = shelf;
    this.directory = directory;
  }

  /**
   * Writes them. They hold passwords in the clear, so nobody but the owner may read them.
   *
   * @return their names
   */
  List<String> write(Dialect dialect, List<Assignment> assignments) throws IOException {
    if (phone.mac().isEmpty()) {
      throw new IOException("the phone has no hardware address to name its files by");
    }
    Files.createDirectories(directory);
    for (List<String> group : dialect.fileGroups(phone)) {
      StringWriter text = new StringWriter();
      dialect.write(group.get(0), assignments, text);
      put(group.get(0), text);
    }
    Optional<Phonebook> books = shelf.phonebook();
    for (PhonebookFormat format : shelf.bookFormats()) {
      if (books.isPresent() && format.name().equals(dialect.name())) {
        book(format, Book.ENTERPRISE, books.get().list(Book.ENTERPRISE));
        // What the person at the phone wrote goes where a server keeps it for that account.
        Phonebook known = books.get();
        book(format, Book.ACCOUNT, both(known.list(Book.ACCOUNT), known.list(Book.PERSONAL)));
      }
    }
    return written;
  }

  private void book(PhonebookFormat format, Book book, ContactList list) throws IOException {
    List<String> names = format.fileNames(phone, book);
    if (!names.isEmpty() && !list.contacts().isEmpty()) {
      StringWriter text = new StringWriter();
      format.write(list, text);
      put(names.get(0), text);
    }
  }

  private static ContactList both(ContactList first, ContactList second) {
    List<ContactGroup> groups = new ArrayList<>(first.groups());
    second.groups().stream().filter(group -> !groups.contains(group)).forEach(groups::add);
    List<Contact> contacts = new ArrayList<>(first.contacts());
    second.contacts().stream().filter(one -> !contacts.contains(one)).forEach(contacts::add);
    return new ContactList(groups, contacts, List.of());
  }

  private void put(String name, StringWriter text) throws IOException {
    Path part =
        Files.createTempFile(
            directory,
            name,
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, text.toString(), StandardCharsets.UTF_8);
    Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    written.add(name);
  }
}
