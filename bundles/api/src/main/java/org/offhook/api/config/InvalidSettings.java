package org.offhook.api.config;

import java.util.List;
import java.util.stream.Collectors;

/** A change that was refused as a whole, with each reason. */
public class InvalidSettings extends Exception {
  private final transient List<Problem> problems;

  /** Refuses for these reasons. */
  public InvalidSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The reasons, in the order of the change. */
  public List<Problem> problems() {
    return problems;
  }
}
