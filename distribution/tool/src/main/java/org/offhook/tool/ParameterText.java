package org.offhook.tool;

import org.offhook.api.config.Parameter;

/** Parameters as lines of text. */
final class ParameterText {
  private ParameterText() {}

  static String line(Parameter parameter) {
    return "%-52s %-11s default %-16s %-24s %s"
        .formatted(
            parameter.path(),
            parameter.type().name().toLowerCase(java.util.Locale.ROOT),
            shown(parameter, parameter.defaultText()).isEmpty()
                ? "-"
                : shown(parameter, parameter.defaultText()),
            allowed(parameter),
            parameter.owner());
  }

  /** A value as it may be shown: a secret is masked. */
  static String shown(Parameter parameter, String text) {
    boolean masked = parameter.type() == Parameter.Type.SECRET && !text.isEmpty();
    return masked ? "***" : text;
  }

  private static String allowed(Parameter parameter) {
    if (!parameter.allowed().isEmpty()) {
      return String.join("|", parameter.allowed());
    }
    String min = parameter.min().map(String::valueOf).orElse("");
    String max = parameter.max().map(String::valueOf).orElse("");
    String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
    return min.isEmpty() && max.isEmpty() ? unit.strip() : min + ".." + max + unit;
  }
}
