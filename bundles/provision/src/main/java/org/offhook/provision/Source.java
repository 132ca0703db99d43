package org.offhook.provision;

import java.io.IOException;
import java.util.Optional;

/** Somebody who may know where the phone's files are. */
interface Source {
  /** Who that is, for people. */
  String name();

  /**
   * Asks; blocks for a bounded time.
   *
   * @return the place; empty when this one knows none
   * @throws IOException when it said something that is no place
   */
  Optional<Place> ask() throws IOException;

  /** One that knows from the start. */
  static Source of(String name, Question question) {
    return new Source() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<Place> ask() throws IOException {
        return question.ask();
      }
    };
  }

  /** How it is asked. */
  @FunctionalInterface
  interface Question {
    /** See {@link Source#ask}. */
    Optional<Place> ask() throws IOException;
  }
}
