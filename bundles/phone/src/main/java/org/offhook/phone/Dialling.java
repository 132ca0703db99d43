package org.offhook.phone;

import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.RegistrationState.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the line for a number and leads the number through the dial rules. Phone thread. */
final class Dialling {
  private static final Logger LOG = LoggerFactory.getLogger(Dialling.class);

  private final Neighbours neighbours;

  Dialling(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  Line line(Optional<Line> wished) throws CallRefused {
    if (wished.isPresent()) {
      return wished.get();
    }
    List<Line> lines = neighbours.linesByIndex();
    return lines.stream()
        .filter(line -> line.registration().phase() == Phase.REGISTERED)
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .orElseThrow(() -> new CallRefused("there is no line: none is configured and enabled"));
  }

  String number(Line line, String target) throws CallRefused {
    String number = target.strip();
    for (DialRule rule : neighbours.rules.all()) {
      number = apply(rule, line, number);
    }
    if (number.isEmpty()) {
      throw new CallRefused("there is no number to call");
    }
    return number;
  }

  private static String apply(DialRule rule, Line line, String number) throws CallRefused {
    try {
      return rule.apply(line, number);
    } catch (RuntimeException e) {
      LOG.error("The dial rule {} failed and is passed over", rule.getClass().getName(), e);
      return number;
    }
  }
}
