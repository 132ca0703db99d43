package org.offhook.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook.Book;
import org.offhook.api.contacts.PhonebookFormat;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code contacts}: lists, finds, adds, removes, imports and exports. */
@Component(
    service = ContactsCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=contacts",
      "offhook.help=contacts [list | find | who | call | add | remove | import | export] ...",
      "offhook.help=Lists the phonebooks, finds people in them, and changes the personal one.",
      "offhook.help=example: contacts find smith"
    })
public final class ContactsCommand {
  private static final int SHOWN = 200;
  private static final String USAGE =
      """
      contacts                                 what the books hold
      contacts list [BOOK]                     personal, enterprise, account or directory
      contacts find TEXT                       by name or number
      contacts who NUMBER                      who calls from it
      contacts call NAME                       by the line of the contact, where it has one
      contacts add NAME NUMBER... [--account N]  into the personal book, up to five numbers
      contacts remove NAME                     out of the personal book
      contacts import BOOK FILE                takes over a file: .xml, .csv or .txt
      contacts export BOOK FORMAT FILE         text or escene""";

  private final PhoneBooks books;
  private final PhoneThread thread;
  private volatile Phone phone;

  /** With the books it shows. */
  @Activate
  public ContactsCommand(@Reference PhoneBooks books, @Reference PhoneThread thread) {
    this.books = books;
    this.thread = thread;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone found) {
    phone = found;
  }

  void unbindPhone(Phone gone) {
    if (phone == gone) {
      phone = null;
    }
  }

  /** Does what is asked; without arguments counts the contacts of each book. */
  public String contacts(String... arguments) throws IOException {
    List<String> words = Arrays.asList(arguments);
    String what = words.isEmpty() ? "" : words.get(0);
    int count = words.size();
    return switch (what) {
      case "" -> counts();
      case "list" -> lines(books.list(book(count > 1 ? words.get(1) : "personal")).contacts());
      case "find" -> lines(books.search(String.join(" ", wanted(words, 2, 99)), SHOWN));
      case "who" -> books.lookup(wanted(words, 2, 2).get(0)).map(Contact::name).orElse("nobody");
      case "call" -> call(String.join(" ", wanted(words, 2, 99)));
      case "add" -> add(wanted(words, 3, 9));
      case "remove" -> remove(String.join(" ", wanted(words, 2, 99)));
      case "import" -> load(wanted(words, 3, 3));
      case "export" -> export(wanted(words, 4, 4));
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private static List<String> wanted(List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new IllegalArgumentException(USAGE);
    }
    return words.subList(1, words.size());
  }

  private static Book book(String name) {
    return Arrays.stream(Book.values())
        .filter(book -> book.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no book \"" + name + "\"\n" + USAGE));
  }

  private String counts() {
    StringBuilder text = new StringBuilder();
    for (Book book : Book.values()) {
      text.append(
          "%-10s  %d%n"
              .formatted(book.name().toLowerCase(Locale.ROOT), books.list(book).contacts().size()));
    }
    return text.toString().stripTrailing();
  }

  private static String lines(List<Contact> contacts) {
    StringBuilder text = new StringBuilder();
    contacts.stream()
        .limit(SHOWN)
        .forEach(
            contact ->
                text.append(
                    "%-24s  %s%n".formatted(contact.name(), String.join("  ", contact.numbers()))));
    if (contacts.size() > SHOWN) {
      text.append("and %d more".formatted(contacts.size() - SHOWN));
    }
    return text.isEmpty() ? "nobody" : text.toString().stripTrailing();
  }

  private String add(List<String> words) throws IOException {
    int option = words.indexOf("--account");
    int end = option < 0 ? words.size() : option;
    if (end < 2 || option >= 0 && option != words.size() - 2) {
      throw new IllegalArgumentException(USAGE);
    }
    Contact plain = Contact.of(words.get(0), words.subList(1, end).toArray(String[]::new));
    books.add(option < 0 ? plain : ContactCall.on(plain, words.get(option + 1)));
    return words.get(0) + " is in the personal book";
  }

  private String call(String name) throws IOException {
    Contact contact =
        books.search(name, SHOWN).stream()
            .filter(found -> found.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name + " is in no book"));
    Phone desk = phone;
    if (desk == null) {
      throw new IllegalArgumentException("there is no phone to call with");
    }
    return new ContactCall(thread, desk).place(contact);
  }

  private String remove(String name) throws IOException {
    Contact contact =
        books.list(Book.PERSONAL).contacts().stream()
            .filter(candidate -> candidate.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name + " is not in the personal book"));
    books.remove(contact);
    return contact.name() + " is removed";
  }

  private String load(List<String> words) throws IOException {
    Path file = Path.of(words.get(1));
    try (InputStream in = Files.newInputStream(file)) {
      ContactList list = books.load(book(words.get(0)), file.getFileName().toString(), in);
      String count = list.contacts().size() + " contacts, " + list.groups().size() + " groups";
      return String.join("\n", list.problems()) + (list.problems().isEmpty() ? "" : "\n") + count;
    }
  }

  private String export(List<String> words) throws IOException {
    PhonebookFormat format =
        books.formats().stream()
            .filter(candidate -> candidate.name().equals(words.get(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no format \"" + words.get(1) + "\""));
    StringWriter text = new StringWriter();
    format.write(books.list(book(words.get(0))), text);
    Files.writeString(Path.of(words.get(2)), text.toString());
    return books.list(book(words.get(0))).contacts().size() + " contacts in " + words.get(2);
  }
}
