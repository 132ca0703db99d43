package org.offhook.keys;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads from the facts of the model which keys there are. */
@Component(service = ModelKeys.class, configurationPid = "org.offhook.model")
public final class ModelKeys {
  private final KeyModel model;

  /** With the facts. */
  @Activate
  public ModelKeys(Map<String, Object> facts) {
    model =
        new KeyModel(
            number(facts, "softkeys"),
            number(facts, "lineKeys"),
            Span.of(text(facts, "programmableKeys")),
            Span.of(text(facts, "functionKeys")),
            Span.of(text(facts, "accountKeys")),
            Boolean.parseBoolean(text(facts, "functionKeysUnderDigits")),
            Span.of(text(facts, "keysAandB")),
            number(facts, "expansionModules"),
            number(facts, "expansionKeys"),
            words(facts, "hardKeys"),
            pairs(words(facts, "navigationKeys")),
            words(facts, "lights"),
            LampColours.of(words(facts, "lineLamps")));
  }

  KeyModel model() {
    return model;
  }

  private static String text(Map<String, Object> facts, String name) {
    return String.valueOf(facts.getOrDefault(name, ""));
  }

  private static int number(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof Number number ? number.intValue() : 0;
  }

  private static List<String> words(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof String[] several ? Arrays.asList(several) : List.of();
  }

  private static Map<String, String> pairs(List<String> lines) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines) {
      String[] sides = line.split("=", 2);
      pairs.put(sides[0], sides.length > 1 ? sides[1] : "");
    }
    return pairs;
  }
}
