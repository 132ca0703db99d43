package org.offhook.contacts;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.offhook.api.contacts.Contact;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;

/**
 * Calls a contact by the line it is tied to; by any line where it is tied to none.
 *
 * @param thread where the phone lives
 * @param phone what calls
 */
record ContactCall(PhoneThread thread, Phone phone) {
  /** A contact tied to a line. */
  static Contact on(Contact contact, String line) {
    if (!line.matches("\\d")) {
      throw new IllegalArgumentException("account \"" + line + "\", expected a line from 0 to 7");
    }
    return new Contact(
        contact.firstName(),
        contact.lastName(),
        contact.numbers(),
        contact.group(),
        Optional.of(Integer.valueOf(line)),
        contact.more());
  }

  /**
   * Dials the contact's first number.
   *
   * @throws IOException when the phone does not dial it
   */
  String place(Contact contact) throws IOException {
    String number = contact.numbers().get(0);
    try {
      int id = thread.call(() -> phone.dial(contact.account().map(this::line), number)).id();
      return "call %d to %s".formatted(id, number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    }
  }

  private Line line(int index) {
    return phone.lines().stream()
        .filter(line -> line.index() == index)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("line " + index + " of the contact is not there"));
  }
}
