package org.offhook.phone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Services of one kind, highest {@code service.ranking} first, older before newer. Bound on any
 * thread, read on any thread: readers get an unchanging list.
 */
final class Ranked<T> {
  private record Entry<T>(T service, int ranking, long id) {}

  private volatile List<Entry<T>> entries = List.of();

  synchronized void add(T service, Map<String, ?> properties) {
    List<Entry<T>> next = new ArrayList<>(entries);
    next.add(
        new Entry<>(
            service,
            (int) number(properties.get("service.ranking")),
            number(properties.get("service.id"))));
    next.sort(
        Comparator.<Entry<T>>comparingInt(entry -> -entry.ranking()).thenComparingLong(Entry::id));
    entries = List.copyOf(next);
  }

  synchronized void remove(T service) {
    entries = entries.stream().filter(entry -> entry.service() != service).toList();
  }

  List<T> all() {
    return entries.stream().map(Entry::service).toList();
  }

  private static long number(Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
