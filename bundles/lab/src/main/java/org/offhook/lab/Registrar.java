package org.offhook.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.time.Clock;

/** Bindings of users to where they can be reached (RFC 3261 section 10.3). Loop only. */
final class Registrar {
  private static final int MOST_CONTACTS = 10;
  private static final int LONGEST = 3600;

  /**
   * A binding.
   *
   * @param contact URI given
   * @param flow the way the REGISTER came
   * @param until when it ends
   */
  record Binding(String contact, Flow flow, Instant until) {}

  private final Clock clock;
  private final Map<String, List<Binding>> bindings = new HashMap<>();
  private volatile int count;

  Registrar(Clock clock) {
    this.clock = clock;
  }

  /** How many users are registered. Any thread. */
  int count() {
    return count;
  }

  /** Where a user registered last, if still there. */
  Optional<Binding> find(String user) {
    List<Binding> known = current(user);
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
  }

  /** The way to a contact that somebody registered. */
  Optional<Flow> flowTo(String contact) {
    return bindings.keySet().stream()
        .flatMap(user -> current(user).stream())
        .filter(binding -> binding.contact().equals(contact))
        .map(Binding::flow)
        .findFirst();
  }

  /** Takes a REGISTER of a user whose credentials were good. */
  SipMessage register(SipMessage request, String user, Flow flow) {
    List<String> contacts = request.all("Contact");
    List<Binding> known = new ArrayList<>(current(user));
    for (String contact : contacts) {
      if (contact.equals("*")) {
        known.clear();
      } else {
        bind(known, NameAddress.parse(contact), request, flow);
      }
    }
    if (known.size() > MOST_CONTACTS) {
      return request.reply(503, "Too Many Contacts");
    }
    if (known.isEmpty()) {
      bindings.remove(user);
    } else {
      bindings.put(user, known);
    }
    count = bindings.size();
    return listed(request.reply(200, "OK"), known);
  }

  private void bind(List<Binding> known, NameAddress contact, SipMessage request, Flow flow) {
    int seconds = expires(contact, request);
    known.removeIf(binding -> binding.contact().equals(contact.uri()));
    if (seconds > 0 && !contact.uri().isEmpty()) {
      Instant until = clock.now().plus(Duration.ofSeconds(seconds));
      known.add(new Binding(contact.uri(), flow, until));
    }
  }

  private static int expires(NameAddress contact, SipMessage request) {
    String asked = contact.parameter("expires");
    String text = asked.isEmpty() ? request.first("Expires") : asked;
    return text.matches("[0-9]{1,10}") ? (int) Math.min(LONGEST, Long.parseLong(text)) : LONGEST;
  }

  private SipMessage listed(SipMessage response, List<Binding> known) {
    for (Binding binding : known) {
      long left = Duration.between(clock.now(), binding.until()).toSeconds();
      response.add("Contact", "<" + binding.contact() + ">;expires=" + Math.max(0, left));
    }
    return response;
  }

  private List<Binding> current(String user) {
    Instant now = clock.now();
    return bindings.getOrDefault(user, List.of()).stream()
        .filter(binding -> binding.until().isAfter(now) && binding.flow().isOpen())
        .toList();
  }
}
