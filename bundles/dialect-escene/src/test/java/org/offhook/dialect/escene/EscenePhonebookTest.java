package org.offhook.dialect.escene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.ContactGroup;
import org.offhook.api.contacts.ContactList;
import org.offhook.api.contacts.Phonebook.Book;

class EscenePhonebookTest {
  private final EscenePhonebook format = new EscenePhonebook(AesKeys.ONE);

  private ContactList read(String text) throws IOException {
    return format.read("b.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsTheAttributesOfTheField() throws Exception {
    ContactList book =
        read(
            "<all><PhoneGroups><group id=\"0\" groupid=\"0\" name=\"Family\" RingType=\"2\"/></PhoneGroups>"
                + "<PhoneBooks><book id=\"0\" Bookid=\"7\" accountid=\"1\" FirstName=\"Ada\""
                + " LastName=\"L\" OfficeNum=\"100\" MobileNum=\"0171\" GroupName=\"Family\""
                + " ISUseBLF=\"1\"/><book id=\"1\"/></PhoneBooks></all>");
    Contact ada = book.contacts().get(0);
    assertEquals("Ada L", ada.name());
    assertEquals(List.of("100", "0171"), ada.numbers());
    assertEquals(Optional.of(1), ada.account());
    assertEquals(Map.of("Bookid", "7", "ISUseBLF", "1"), ada.more());
    assertEquals("Family", book.groups().get(0).name());
    assertEquals(1, book.problems().size());
  }

  @Test
  void everyContactComesBack() throws Exception {
    ContactList book =
        new ContactList(
            List.of(new ContactGroup("A & B", "note", "3", Map.of("x", "1"))),
            List.of(
                new Contact(
                    "\u00c4da \"x\"",
                    "<L>",
                    List.of("1", "", "3", "4", "5"),
                    "A & B",
                    Optional.of(2),
                    Map.of("Bookid", "99", "Own", "word")),
                Contact.of("Bob", "200")),
            List.of());
    StringWriter out = new StringWriter();
    format.write(book, out);
    assertEquals(book, read(out.toString()));
  }

  @Test
  void asksForTheBookOfTheFirstAccount() {
    PhoneIdentity phone = new PhoneIdentity("001122334455", "ES410", "1287");
    assertEquals("1287_Phonebook.xml", format.fileNames(phone, Book.ACCOUNT).get(0));
    assertEquals(List.of("Enterprise_Phonebook.xml"), format.fileNames(phone, Book.ENTERPRISE));
    assertTrue(format.claims("1287_Phonebook.xml", new byte[0]));
  }
}
