package org.offhook.phone;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.offhook.api.contacts.Contact;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.sip.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names that people gave to others: what stands in the phonebook counts before what the other
 * end calls itself.
 */
final class Names {
  private static final Logger LOG = LoggerFactory.getLogger(Names.class);
  final AtomicReference<Phonebook> phonebook = new AtomicReference<>();

  Party of(Party party) {
    Phonebook book = phonebook.get();
    String number = party.user().replaceFirst("(?i)^(sips?|tel):", "").replaceFirst("[@;].*", "");
    if (book == null || number.isEmpty()) {
      return party;
    }
    try {
      Optional<Contact> contact = book.lookup(number);
      return contact
          .map(Contact::name)
          .filter(name -> !name.isEmpty())
          .map(name -> new Party(name, party.user(), party.uri()))
          .orElse(party);
    } catch (RuntimeException e) {
      LOG.error("The phonebook failed to say who {} is", number, e);
      return party;
    }
  }
}
