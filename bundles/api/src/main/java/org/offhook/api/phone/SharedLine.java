package org.offhook.api.phone;

import java.util.List;
import java.util.Optional;

/** A line that several phones share, as its server tells of it. Phone thread. */
public interface SharedLine {
  /** What somebody does with an appearance. */
  enum Doing {
    /** Nothing that is known. */
    NOTHING("idle"),
    /** A call may follow. */
    SEIZED("seized"),
    /** A call is on its way out. */
    CALLING("progressing"),
    /** Somebody calls. */
    RINGING("alerting"),
    /** Talks. */
    TALKING("active"),
    /** Holds a call that everybody may go on with. */
    HOLDING("held"),
    /** Holds a call that nobody else may go on with. */
    HOLDING_PRIVATELY("held-private"),
    /** Several phones of the line talk in one call. */
    BRIDGED("bridge-active"),
    /** Several phones of the line were in one call, and hold it. */
    BRIDGE_HELD("bridge-held");

    private final String word;

    Doing(String word) {
      this.word = word;
    }

    /** As servers write it. */
    public String word() {
      return word;
    }
  }

  /**
   * An appearance that others use.
   *
   * @param number its number, from 1
   * @param doing what they do
   */
  record Appearance(int number, Doing doing) {}

  /** Index of the line. */
  int index();

  /** What others do on it; UNKNOWN while the server tells nothing. */
  BusyLampField.State elsewhere();

  /** Has a task run whenever that changes; returns what ends it. */
  Runnable watch(Runnable listener);

  /**
   * Goes on here with the call that somebody holds on another phone.
   *
   * @throws CallRefused when nobody holds one
   */
  Call retrieve() throws CallRefused;

  /** The appearances that others use, by number. */
  default List<Appearance> others() {
    return List.of();
  }

  /**
   * What a person who presses the key of the line means: a call that is held and may be taken, one
   * that may be joined, or one that is held privately.
   *
   * @param appearance number of the only appearance that counts; 0 for all
   */
  default Optional<Appearance> offered(int appearance) {
    return Optional.empty();
  }

  /**
   * Goes on here with what is held at an appearance, or joins what is talked there.
   *
   * @param appearance its number; 0 for the one that is {@link #offered}
   * @throws CallRefused when nobody uses it, it is held privately, or it does not let anybody in
   */
  default Call take(int appearance) throws CallRefused {
    return retrieve();
  }

  /**
   * Holds a call so that no other phone can go on with it.
   *
   * @throws CallRefused when it is not talked on, or the server knows nothing of that
   */
  default void holdPrivately(Call call) throws CallRefused {
    throw new CallRefused("line " + index() + " knows no private hold");
  }
}
