package org.offhook.contacts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The phonebooks, in memory and in {@code DATA/contacts/}. */
@Component(service = {Phonebook.class, PhoneBooks.class})
public final class PhoneBooks implements Phonebook {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneBooks.class);
  private static final int MOST_PERSONAL = 300;
  private static final int MOST = 20_000;
  private static final int HEAD = 1024;

  private final BookFile files;
  private final Map<Book, ContactList> books = new EnumMap<>(Book.class);
  private final Map<Book, NumberIndex> numbers = new EnumMap<>(Book.class);
  private final List<PhonebookFormat> formats = new CopyOnWriteArrayList<>();

  /** Reads the stored books. */
  @Activate
  public PhoneBooks(BundleContext context) {
    this(Path.of(data(context), "contacts"));
  }

  PhoneBooks(Path folder) {
    this.files = new BookFile(folder);
    for (Book book : Book.values()) {
      keep(book, stored(book));
    }
  }

  private static String data(BundleContext context) {
    String data = context.getProperty("offhook.data");
    return data == null || data.isBlank() ? "data" : data.strip();
  }

  private ContactList stored(Book book) {
    try {
      ContactList list = files.load(book);
      list.problems().forEach(problem -> LOG.warn("{}", problem));
      return list;
    } catch (IOException e) {
      LOG.error("the phonebook {} cannot be read and is empty: {}", book, e.toString());
      return ContactList.EMPTY;
    }
  }

  private void keep(Book book, ContactList list) {
    books.put(book, new ContactList(list.groups(), list.contacts(), List.of()));
    numbers.put(book, new NumberIndex(list.contacts()));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addFormat(PhonebookFormat format) {
    formats.add(format);
  }

  void removeFormat(PhonebookFormat format) {
    formats.remove(format);
  }

  List<PhonebookFormat> formats() {
    return formats;
  }

  @Override
  public synchronized ContactList list(Book book) {
    return books.get(book);
  }

  @Override
  public ContactList load(Book book, String fileName, InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(HEAD);
    byte[] head = Arrays.copyOf(bytes.readNBytes(HEAD), HEAD);
    bytes.reset();
    byte[] first = trimmed(head);
    PhonebookFormat format =
        formats.stream()
            .filter(candidate -> candidate.claims(fileName, first))
            .findFirst()
            .orElseThrow(
                () -> new IOException(fileName + ": no installed capability reads such a file"));
    ContactList list = format.read(fileName, bytes);
    replace(book, list);
    return list;
  }

  private static byte[] trimmed(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(head, end);
  }

  @Override
  public synchronized void replace(Book book, ContactList list) throws IOException {
    int most = book == Book.PERSONAL ? MOST_PERSONAL : MOST;
    if (list.contacts().size() > most) {
      throw new IOException(
          "%d contacts; this book has place for %d".formatted(list.contacts().size(), most));
    }
    files.store(book, list);
    keep(book, list);
  }

  @Override
  public synchronized void add(Contact contact) throws IOException {
    if (contact.name().isEmpty() || contact.numbers().isEmpty()) {
      throw new IOException("a contact has a name and a number");
    }
    List<Contact> contacts = new ArrayList<>(list(Book.PERSONAL).contacts());
    contacts.add(contact);
    replace(Book.PERSONAL, new ContactList(list(Book.PERSONAL).groups(), contacts, List.of()));
  }

  @Override
  public synchronized boolean remove(Contact contact) throws IOException {
    List<Contact> contacts = new ArrayList<>(list(Book.PERSONAL).contacts());
    if (!contacts.remove(contact)) {
      return false;
    }
    replace(Book.PERSONAL, new ContactList(list(Book.PERSONAL).groups(), contacts, List.of()));
    return true;
  }

  @Override
  public synchronized List<Contact> search(String text, int most) {
    String words = text.strip().toLowerCase(Locale.ROOT);
    String digits = NumberIndex.digits(text);
    return books.values().stream()
        .flatMap(list -> list.contacts().stream())
        .filter(contact -> named(contact, words) || numbered(contact, digits))
        .sorted(Comparator.comparing(contact -> contact.name().toLowerCase(Locale.ROOT)))
        .limit(most)
        .toList();
  }

  private static boolean named(Contact contact, String words) {
    String name = contact.name().toLowerCase(Locale.ROOT);
    return name.startsWith(words) || name.contains(" " + words);
  }

  private static boolean numbered(Contact contact, String digits) {
    return !digits.isEmpty()
        && contact.numbers().stream()
            .anyMatch(number -> NumberIndex.digits(number).contains(digits));
  }

  @Override
  public synchronized Optional<Contact> lookup(String number) {
    return numbers.values().stream().flatMap(index -> index.find(number).stream()).findFirst();
  }
}
