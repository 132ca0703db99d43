package org.offhook.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook.Book;

class PhoneBooksTest {
  @TempDir Path folder;
  private PhoneBooks books;

  @BeforeEach
  void open() {
    books = reopened();
  }

  private PhoneBooks reopened() {
    PhoneBooks opened = new PhoneBooks(folder.resolve("contacts"));
    opened.addFormat(new TextDirectory());
    return opened;
  }

  private ContactList load(Book book, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return books.load(book, "directory.txt", new ByteArrayInputStream(bytes));
  }

  @Test
  void whatIsStoredIsThereAfterARestart() throws Exception {
    Contact ada =
        new Contact(
            "Ada, \"A\"",
            "L",
            List.of("1", "", "3", "4", "5"),
            "G",
            Optional.of(2),
            Map.of("Own", "a=b, c"));
    books.replace(
        Book.PERSONAL,
        new ContactList(
            List.of(new ContactGroup("G", "n, m", "2", Map.of())), List.of(ada), List.of()));
    books.add(Contact.of("#Bob", "200"));
    assertEquals(books.list(Book.PERSONAL), reopened().list(Book.PERSONAL));
    assertEquals(2, reopened().list(Book.PERSONAL).contacts().size());
  }

  @Test
  void removesWhatIsThere() throws Exception {
    books.add(Contact.of("Bob", "200"));
    assertTrue(books.remove(Contact.of("Bob", "200")));
    assertFalse(books.remove(Contact.of("Bob", "200")));
    assertEquals(0, reopened().list(Book.PERSONAL).contacts().size());
  }

  @Test
  void findsByTheBeginningOfAnyWordAndByDigits() throws Exception {
    load(Book.DIRECTORY, "Ada Lovelace,+49 30 1234567\nBob,200\n# note\nBad\n");
    assertEquals("Ada Lovelace", books.search("lov", 5).get(0).name());
    assertEquals("Bob", books.search("200", 5).get(0).name());
    assertEquals(List.of(), books.search("elace", 5));
    assertEquals(1, books.search("", 1).size());
  }

  @Test
  void aLineThatIsNoContactIsNamed() throws Exception {
    ContactList list = load(Book.DIRECTORY, "Ada,1\nBad\n,5\nX,1,2,3,4,5,6,7,8,9,10\n");
    assertEquals(1, list.contacts().size());
    assertEquals(3, list.problems().size());
    assertTrue(list.problems().get(0).startsWith("directory.txt:2:"));
  }

  @Test
  void theCallerIsFoundInWhateverSpelling() throws Exception {
    load(Book.ENTERPRISE, "Ada,+49 30 1234567\nUrl,ada@example.org\n");
    assertEquals("Ada", books.lookup("0301234567").orElseThrow().name());
    assertEquals("Ada", books.lookup("sip:+49301234567@host").orElseThrow().name());
    assertEquals(Optional.empty(), books.lookup("1234567"));
    books.add(Contact.of("Mine", "030 1234567"));
    assertEquals("Mine", books.lookup("+49301234567").orElseThrow().name());
  }

  @Test
  void aBrokenFileChangesNothing() throws Exception {
    load(Book.ENTERPRISE, "Ada,1\n");
    byte[] latin = "\u00c4,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThrows(
        IOException.class,
        () -> books.load(Book.ENTERPRISE, "d.txt", new ByteArrayInputStream(latin)));
    assertThrows(
        IOException.class,
        () -> books.load(Book.ENTERPRISE, "d.exe", new ByteArrayInputStream(latin)));
    assertEquals(1, books.list(Book.ENTERPRISE).contacts().size());
  }

  @Test
  void thePersonalBookHasPlaceForThreeHundred() throws Exception {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(Contact.of("c" + i, "" + i));
    }
    books.replace(Book.PERSONAL, new ContactList(List.of(), many, List.of()));
    assertThrows(IOException.class, () -> books.add(Contact.of("one more", "1")));
  }

  @Test
  void tenThousandAreLoadedAndFound() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("First%d,Last%d,Group,,%d\n".formatted(i, i, 1_000_000 + i));
    }
    load(Book.ENTERPRISE, text.toString());
    assertEquals("First77 Last77", books.lookup("1000077").orElseThrow().name());
    assertEquals("First9999 Last9999", books.search("last9999", 3).get(0).name());
    assertEquals(10_000, reopened().list(Book.ENTERPRISE).contacts().size());
  }

  @Test
  void theCommandListsFindsAndExports() throws Exception {
    ContactsCommand command = new ContactsCommand(books, null);
    command.contacts("add", "Ada L", "100", "200");
    assertTrue(command.contacts().contains("personal    1"));
    assertTrue(command.contacts("find", "ada").contains("100  200"));
    assertEquals("Ada L", command.contacts("who", "200"));
    Path file = folder.resolve("book.csv");
    command.contacts("export", "personal", "text", file.toString());
    assertEquals("1 contacts, 0 groups", command.contacts("import", "account", file.toString()));
    command.contacts("remove", "Ada L");
    assertEquals("nobody", command.contacts("list"));
    assertThrows(IllegalArgumentException.class, () -> command.contacts("dance"));
  }
}
