package org.offhook.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.offhook.sip.Resolver.Srv;

/** Puts SRV records in the order to try: by priority, within it drawn by weight (RFC 2782). */
final class SrvOrder {
  private final RandomGenerator random;

  SrvOrder(RandomGenerator random) {
    this.random = random;
  }

  /** The records in the order to try; different each time where weights say so. */
  List<Srv> order(List<Srv> records) {
    List<Srv> left = new ArrayList<>(records);
    // Weight 0 goes first, so that it is drawn only by a zero (RFC 2782).
    left.sort(Comparator.comparingInt(Srv::priority).thenComparingInt(Srv::weight));
    List<Srv> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      int priority = left.get(0).priority();
      List<Srv> equals = left.stream().filter(srv -> srv.priority() == priority).toList();
      Srv drawn = draw(equals);
      ordered.add(drawn);
      left.remove(drawn);
    }
    return ordered;
  }

  private Srv draw(List<Srv> equals) {
    int total = equals.stream().mapToInt(Srv::weight).sum();
    int mark = random.nextInt(total + 1);
    int sum = 0;
    for (Srv srv : equals) {
      sum += srv.weight();
      if (sum >= mark) {
        return srv;
      }
    }
    return equals.get(equals.size() - 1);
  }
}
