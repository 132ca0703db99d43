package org.offhook.api.phone;

import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;

/** The phone: its lines and its calls. Call it on the phone thread. */
public interface Phone {
  /** Its lines by index. */
  List<Line> lines();

  /** Its calls, oldest first; ended ones are gone. */
  List<Call> calls();

  /** The call that has microphone and loudspeaker, if any. */
  Optional<Call> active();

  /**
   * The call that a person means by its number.
   *
   * @throws CallRefused when there is no such call
   */
  default Call call(String number) throws CallRefused {
    return calls().stream()
        .filter(call -> String.valueOf(call.id()).equals(number))
        .findFirst()
        .orElseThrow(() -> new CallRefused("there is no call " + number));
  }

  /**
   * Dials. The number passes the dial rules; a call that is up is put on hold.
   *
   * @param line the line to use; the first registered one, else the first, when empty
   * @param target what was typed
   * @throws CallRefused when a rule refuses the number, there is no line, or no room for a call
   */
  default Call dial(Optional<Line> line, String target) throws CallRefused {
    return dial(line, target, List.of());
  }

  /**
   * Dials with headers of the caller's own, such as {@code Replaces} or {@code Referred-By}.
   *
   * @param line the line to use; the first registered one, else the first, when empty
   * @param target what was typed
   * @param headers headers to add to the INVITE
   * @throws CallRefused when a rule refuses the number, there is no line, or no room for a call
   */
  Call dial(Optional<Line> line, String target, List<Header> headers) throws CallRefused;

  /**
   * Connects calls with each other and with the person at the phone: each hears all others. They
   * stay together until they end; a call that is taken out of hold alone brings the others along.
   * Former company is dissolved; so is all of it by an empty list.
   *
   * @param calls calls that are up or held
   * @throws CallRefused when one of them is not up
   */
  void join(List<Call> calls) throws CallRefused;

  /** The calls that are connected with each other, oldest first; empty when there are none. */
  List<Call> joined();

  /**
   * Says that the person hears or says something besides calls, such as a page. Until that has
   * ended, calls that come in wait, as they do while a call is up, and it is not {@link QuietTime}.
   */
  default Engagement engage() {
    return () -> {};
  }

  /** Something besides calls. */
  interface Engagement extends AutoCloseable {
    /** It has ended; harmless when it had. */
    @Override
    void close();
  }

  /** Says something to the person at the phone: all listeners hear it. */
  void notice(String text);

  /** Takes in a call that arrived on a line. */
  void incoming(Line line, Session session);
}
