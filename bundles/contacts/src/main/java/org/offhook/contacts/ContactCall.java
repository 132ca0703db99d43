package org.offhook.contacts;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.api.contacts.Contact;
import org.offhook.api.phone.CallRefused;
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
  private static final int SECONDS = 5;

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
    CompletableFuture<String> placed = new CompletableFuture<>();
    thread.execute(() -> dial(contact, placed));
    try {
      return placed.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("the phone does not answer", e);
    }
  }

  private void dial(Contact contact, CompletableFuture<String> placed) {
    try {
      Optional<Line> line = contact.account().map(this::line);
      String number = contact.numbers().get(0);
      int id = phone.dial(line, number).id();
      placed.complete("call %d to %s".formatted(id, number));
    } catch (CallRefused | RuntimeException e) {
      placed.completeExceptionally(e);
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
