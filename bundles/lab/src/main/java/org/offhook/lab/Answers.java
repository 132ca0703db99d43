package org.offhook.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the lab answered, for requests that come again (server transactions, RFC 3261 section 17.2).
 * Final answers to an INVITE are repeated until their ACK comes. Loop only.
 */
final class Answers {
  private static final Duration LIFE = Duration.ofSeconds(32);
  private static final Duration T1 = Duration.ofMillis(500);
  private static final Duration T2 = Duration.ofSeconds(4);
  private static final int MOST = 10_000;

  private static final class Answer {
    byte[] last;
    boolean repeating;
  }

  private final Loop loop;
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  Answers(Loop loop) {
    this.loop = loop;
  }

  /** Name of the transaction of a request; an ACK and a CANCEL have that of their INVITE. */
  static String key(SipMessage request) throws BadMessage {
    Via via = Via.parse(request.first("Via"));
    boolean invite = request.method.equals("ACK") || request.method.equals("CANCEL");
    return keyOf(via, invite ? "INVITE" : request.method, request);
  }

  static String cancelKey(SipMessage request) throws BadMessage {
    return keyOf(Via.parse(request.first("Via")), "CANCEL", request);
  }

  private static String keyOf(Via via, String method, SipMessage request) {
    String branch = via.parameter("branch");
    String unique =
        branch.startsWith("z9hG4bK") ? branch : branch + request.callId() + request.first("CSeq");
    return method + " " + via.sentBy() + " " + unique;
  }

  /** True when a request came before; what was answered is sent again. */
  boolean repeated(String key, Flow flow) {
    Answer answer = answers.get(key);
    if (answer == null) {
      return false;
    }
    Optional.ofNullable(answer.last).ifPresent(flow::send);
    return true;
  }

  /** A request will be answered here. */
  void begin(String key) {
    if (answers.size() >= MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(key, new Answer());
    loop.after(LIFE, () -> answers.remove(key));
  }

  void send(String key, SipMessage response, Flow flow) {
    byte[] bytes = response.encode();
    Answer answer = answers.get(key);
    if (answer != null) {
      answer.last = bytes;
      if (response.method.equals("INVITE") && response.code >= 200) {
        answer.repeating = true;
        repeat(answer, flow, T1, loop.nanos() + LIFE.toNanos());
      }
    }
    flow.send(bytes);
  }

  private void repeat(Answer answer, Flow flow, Duration after, long until) {
    loop.after(
        after,
        () -> {
          if (answer.repeating && loop.nanos() < until && flow.isOpen()) {
            flow.send(answer.last);
            Duration twice = after.multipliedBy(2);
            repeat(answer, flow, twice.compareTo(T2) > 0 ? T2 : twice, until);
          }
        });
  }

  /** The ACK came. */
  void acknowledged(String key) {
    Answer answer = answers.get(key);
    if (answer != null) {
      answer.repeating = false;
    }
  }
}
