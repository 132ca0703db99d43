package org.offhook.config;

import java.util.List;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is wrong with a configuration, at a length that people read. */
final class Report {
  private static final Logger LOG = LoggerFactory.getLogger("org.offhook.config");
  private static final int NAMED = 20;

  private Report() {}

  static void log(List<Problem> problems) {
    List<Problem> invalid = problems.stream().filter(p -> p.kind() == Kind.INVALID).toList();
    invalid.stream().limit(NAMED).forEach(problem -> LOG.warn("{}", problem));
    if (invalid.size() > NAMED) {
      LOG.warn("{} more lines are not allowed: see config problems", invalid.size() - NAMED);
    }
    problems.stream()
        .filter(problem -> problem.kind() != Kind.INVALID)
        .limit(NAMED)
        .forEach(problem -> LOG.info("{}", problem));
  }

  /** One line for the state of health. */
  static String summary(long parameters, List<Problem> problems) {
    return "%d parameters; %d lines not allowed, %d unclaimed"
        .formatted(parameters, count(problems, Kind.INVALID), count(problems, Kind.UNCLAIMED));
  }

  static long count(List<Problem> problems, Kind kind) {
    return problems.stream().filter(problem -> problem.kind() == kind).count();
  }
}
