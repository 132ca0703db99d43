package org.offhook.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.keys.KeyFunction;

/** What bundles offer for keys: the highest ranked one of a type counts, then the oldest. */
final class FunctionShelf {
  private final List<Offer> offers = new ArrayList<>();

  private record Offer(KeyFunction function, List<String> types, int ranking, long id) {
    static Offer of(KeyFunction function, Map<String, Object> properties) {
      Object types = properties.get(KeyFunction.TYPE);
      Object ranking = properties.get("service.ranking");
      Object id = properties.get("service.id");
      return new Offer(
          function,
          types instanceof String[] several ? Arrays.asList(several) : List.of("" + types),
          ranking instanceof Integer number ? number : 0,
          id instanceof Long number ? number : 0);
    }
  }

  void add(KeyFunction function, Map<String, Object> properties) {
    offers.add(Offer.of(function, properties));
    offers.sort(Comparator.comparing(Offer::ranking).reversed().thenComparing(Offer::id));
  }

  void remove(KeyFunction function) {
    offers.removeIf(offer -> offer.function() == function);
  }

  Optional<KeyFunction> of(String type) {
    return offers.stream()
        .filter(offer -> offer.types().contains(type))
        .findFirst()
        .map(Offer::function);
  }
}
