package org.offhook.keys;

import org.offhook.api.contacts.Phonebook;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for the directory: they tell how many contacts there are, where no screen shows them. */
@Component(
    property = {
      KeyFunction.TYPE + "=DIRECTORY",
      "service.ranking:Integer=-100",
      Soundness.EXPECTED_ABSENCE
    })
public final class DirectoryKeys implements KeyFunction {
  private final Phone phone;
  private final Phonebook books;
  private final ScreenRequests screens;

  /** With the books, and those who may show them. */
  @Activate
  public DirectoryKeys(
      @Reference Phone phone, @Reference Phonebook books, @Reference ScreenRequests screens) {
    this.screens = screens;
    this.phone = phone;
    this.books = books;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label("Directory");
    return new Pressed(
        () -> {
          if (!screens.open("DIRECTORY")) {
            tell();
          }
        });
  }

  private void tell() {
    int contacts = 0;
    for (Phonebook.Book book : Phonebook.Book.values()) {
      contacts += books.list(book).contacts().size();
    }
    phone.notice(contacts + " contacts in the directory");
  }
}
