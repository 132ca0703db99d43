package org.offhook.phone;

import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.EmergencyCalls.Route;
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

  /** How a call for help goes out; empty when a number is none. */
  Optional<Route> forHelp(Optional<Line> wished, String target) throws CallRefused {
    EmergencyCalls known = neighbours.emergency.get();
    String number = target.strip();
    if (known == null || !known.isEmergency(number)) {
      return Optional.empty();
    }
    List<Route> routes = known.routes(number, wished, neighbours.linesByIndex());
    if (routes.isEmpty()) {
      throw new CallRefused("there is neither a line nor a server for calls for help");
    }
    return Optional.of(routes.get(0));
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
