package org.offhook.dialect.escene;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.config.Keyring;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and writes {@code Enterprise_Phonebook.xml} and {@code <account1>_Phonebook.xml}. */
@Component
public final class EscenePhonebook implements PhonebookFormat {
  private static final List<String> NUMBERS =
      List.of("OfficeNum", "MobileNum", "OtherNum", "OtherNum2", "OtherNum3");
  private static final String AUTOMATIC = "127";

  private final Keyring keys;

  /** With the keys of this phone, for encrypted files. */
  @Activate
  public EscenePhonebook(@Reference Keyring keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "escene";
  }

  @Override
  public boolean claims(String fileName, byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
    boolean named = fileName.toLowerCase(Locale.ROOT).endsWith("phonebook.xml");
    return named || text.contains("<PhoneBooks") || text.contains("<PhoneGroups");
  }

  @Override
  public ContactList read(String source, InputStream in) throws IOException {
    List<ContactGroup> groups = new ArrayList<>();
    List<Contact> contacts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (XmlValues.Element element : XmlValues.of(source, PlainFile.read(source, in, keys))) {
      Map<String, String> values = new LinkedHashMap<>(element.values());
      values.replaceAll((name, value) -> value.replaceAll("\\p{Cc}+", " ").strip());
      if (is(element, "PhoneGroups")) {
        counted(values, groups.size());
        groups.add(group(values));
      } else if (is(element, "PhoneBooks")) {
        counted(values, contacts.size());
        contact(values)
            .ifPresentOrElse(
                contacts::add,
                () -> problems.add("%s:%d: no name, no number".formatted(source, element.line())));
      }
    }
    return new ContactList(groups, contacts, problems);
  }

  /** Numbers that only count are not kept: they are written again. */
  private static void counted(Map<String, String> values, int place) {
    for (String name : List.of("id", "groupid", "Bookid")) {
      values.remove(name, String.valueOf(place));
    }
  }

  private static boolean is(XmlValues.Element element, String section) {
    return element.path().size() == 3 && element.path().get(0).equals(section);
  }

  private static String take(Map<String, String> values, String name) {
    String value = values.remove(name);
    return value == null ? "" : value;
  }

  private static ContactGroup group(Map<String, String> values) {
    return new ContactGroup(
        take(values, "name"), take(values, "Descriptor"), take(values, "RingType"), values);
  }

  private static Optional<Contact> contact(Map<String, String> values) {
    List<String> numbers = NUMBERS.stream().map(name -> take(values, name)).toList();
    String first = take(values, "FirstName");
    String last = take(values, "LastName");
    String group = take(values, "GroupName");
    String account = take(values, "accountid");
    boolean line = account.matches("0|[1-9]\\d?");
    if (!line && !account.isEmpty() && !account.equals(AUTOMATIC)) {
      values.put("accountid", account);
    }
    if (first.isEmpty() && last.isEmpty() && numbers.stream().allMatch(String::isEmpty)) {
      return Optional.empty();
    }
    Optional<Integer> index = line ? Optional.of(Integer.valueOf(account)) : Optional.empty();
    return Optional.of(new Contact(first, last, numbers, group, index, values));
  }

  @Override
  public void write(ContactList book, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<all>\n  <PhoneGroups>\n");
    int place = 0;
    for (ContactGroup group : book.groups()) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("id", String.valueOf(place));
      values.put("groupid", String.valueOf(place++));
      values.put("name", group.name());
      values.put("Descriptor", group.description());
      values.put("RingType", group.ringTone());
      element("group", values, group.more(), out);
    }
    out.write("  </PhoneGroups>\n  <PhoneBooks>\n");
    place = 0;
    for (Contact contact : book.contacts()) {
      element("book", values(contact, place++), contact.more(), out);
    }
    out.write("  </PhoneBooks>\n</all>\n");
  }

  private static Map<String, String> values(Contact contact, int place) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("id", String.valueOf(place));
    values.put("Bookid", String.valueOf(place));
    values.put("accountid", contact.account().map(String::valueOf).orElse(AUTOMATIC));
    values.put("GroupName", contact.group());
    values.put("FirstName", contact.firstName());
    values.put("LastName", contact.lastName());
    for (int i = 0; i < NUMBERS.size(); i++) {
      boolean there = i < contact.numbers().size();
      if (there || i < 3) {
        values.put(NUMBERS.get(i), there ? contact.numbers().get(i) : "");
      }
    }
    return values;
  }

  private static void element(
      String name, Map<String, String> values, Map<String, String> more, Writer out)
      throws IOException {
    values.putAll(new TreeMap<>(more));
    out.write("    <" + name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (XmlText.isName(value.getKey()) && !value.getKey().equals(XmlValues.TEXT)) {
        out.write(" " + value.getKey() + "=\"" + XmlText.attribute(value.getValue()) + "\"");
      }
    }
    out.write("/>\n");
  }

  @Override
  public List<String> fileNames(PhoneIdentity phone, Phonebook.Book book) {
    return switch (book) {
      case ENTERPRISE -> List.of("Enterprise_Phonebook.xml");
      case ACCOUNT -> account(phone);
      default -> List.of();
    };
  }

  private static List<String> account(PhoneIdentity phone) {
    List<String> names = new ArrayList<>();
    if (!phone.account().isEmpty()) {
      names.add(phone.account() + "_Phonebook.xml");
    }
    if (!phone.mac().isEmpty()) {
      names.add(phone.mac() + "_phonebook.xml");
    }
    return names;
  }
}
