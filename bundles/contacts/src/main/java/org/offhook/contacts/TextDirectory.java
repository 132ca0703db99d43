package org.offhook.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.config.BoundedFile;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.osgi.service.component.annotations.Component;

/**
 * The text-based directory: a contact in a line, {@code first name, last name, group, account,
 * number, ...} or, with at most three cells, {@code name, number, number}. UTF-8; lines that begin
 * with {@code #} say nothing.
 */
@Component
public final class TextDirectory implements PhonebookFormat {
  private static final int LARGEST = 16 << 20;
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_PROBLEMS = 20;
  private static final int FULL = 5;
  private static final int MORE = 9;
  private static final String GROUP = "#group ";

  @Override
  public String name() {
    return "text";
  }

  @Override
  public boolean claims(String fileName, byte[] head) {
    String name = fileName.toLowerCase(Locale.ROOT);
    boolean text = name.endsWith(".txt") || name.endsWith(".csv");
    return text && new String(head, StandardCharsets.UTF_8).indexOf('\0') < 0;
  }

  @Override
  public ContactList read(String source, InputStream in) throws IOException {
    List<Contact> contacts = new ArrayList<>();
    List<ContactGroup> groups = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text(source, in).lines()::iterator) {
      number++;
      if (line.startsWith(GROUP)) {
        List<String> cells = CsvLine.split(line.substring(GROUP.length()));
        groups.add(new ContactGroup(cell(cells, 0), cell(cells, 1), cell(cells, 2), Map.of()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        Optional<Contact> contact = line.length() > LONGEST_LINE ? Optional.empty() : contact(line);
        contact.ifPresent(contacts::add);
        if (contact.isEmpty() && problems.size() < MOST_PROBLEMS) {
          problems.add("%s:%d: expected a name and one to five numbers".formatted(source, number));
        }
      }
    }
    return new ContactList(groups, contacts, problems);
  }

  private static String text(String source, InputStream in) throws IOException {
    byte[] bytes = BoundedFile.read(source, in, LARGEST);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(source + ": expected text in UTF-8", e);
    }
  }

  private static Optional<Contact> contact(String line) {
    List<String> cells = CsvLine.split(line.replaceAll("\\p{Cc}", " "));
    boolean full = cells.size() >= FULL;
    int end = more(cells) ? MORE : cells.size();
    List<String> numbers = cells.subList(full ? FULL - 1 : Math.min(1, cells.size()), end);
    String account = full ? cells.get(3) : "";
    boolean wrong =
        cells.get(0).isEmpty() && (!full || cells.get(1).isEmpty())
            || numbers.size() > Contact.MOST_NUMBERS
            || numbers.stream().allMatch(String::isEmpty)
            || !account.matches("\\d{0,2}");
    if (wrong) {
      return Optional.empty();
    }
    Optional<Integer> index =
        account.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(account));
    String last = full ? cells.get(1).intern() : "";
    String group = full ? cells.get(2).intern() : "";
    return Optional.of(new Contact(cells.get(0), last, numbers, group, index, more(cells, end)));
  }

  /** Behind the fifth number stand {@code name=value} cells: what a file said besides. */
  private static boolean more(List<String> cells) {
    return cells.size() > MORE
        && cells.subList(MORE, cells.size()).stream().allMatch(cell -> cell.indexOf('=') > 0);
  }

  private static Map<String, String> more(List<String> cells, int end) {
    Map<String, String> more = new HashMap<>();
    for (String cell : cells.subList(end, cells.size())) {
      int equals = cell.indexOf('=');
      more.put(cell.substring(0, equals), cell.substring(equals + 1));
    }
    return more;
  }

  private static String cell(List<String> cells, int place) {
    return place < cells.size() ? cells.get(place) : "";
  }

  @Override
  public void write(ContactList book, Writer out) throws IOException {
    for (ContactGroup group : book.groups()) {
      List<String> cells = List.of(group.name(), group.description(), group.ringTone());
      out.write(GROUP + CsvLine.join(cells) + "\n");
    }
    for (Contact contact : book.contacts()) {
      List<String> cells = new ArrayList<>();
      cells.add(contact.firstName());
      cells.add(contact.lastName());
      cells.add(contact.group());
      cells.add(contact.account().map(String::valueOf).orElse(""));
      cells.addAll(contact.numbers());
      while (!contact.more().isEmpty() && cells.size() < MORE) {
        cells.add("");
      }
      new TreeMap<>(contact.more()).forEach((name, value) -> cells.add(name + "=" + value));
      out.write(CsvLine.join(cells) + "\n");
    }
  }

  @Override
  public List<String> fileNames(PhoneIdentity phone, Phonebook.Book book) {
    return book == Phonebook.Book.DIRECTORY ? List.of("directory.txt") : List.of();
  }
}
