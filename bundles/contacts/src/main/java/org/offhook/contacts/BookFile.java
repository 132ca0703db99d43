package org.offhook.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.offhook.api.config.DurableFile;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook.Book;

/** The books on disk: a power cut at any instant leaves the old one or the new one, whole. */
final class BookFile {
  private final Path folder;
  private final TextDirectory format = new TextDirectory();

  BookFile(Path folder) {
    this.folder = folder;
  }

  private Path file(Book book) {
    return folder.resolve(book.name().toLowerCase(Locale.ROOT) + ".csv");
  }

  ContactList load(Book book) throws IOException {
    Path file = file(book);
    if (!Files.exists(file)) {
      return ContactList.EMPTY;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return format.read(file.getFileName().toString(), in);
    }
  }

  void store(Book book, ContactList list) throws IOException {
    StringWriter text = new StringWriter();
    format.write(list, text);
    DurableFile.replace(file(book), text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
