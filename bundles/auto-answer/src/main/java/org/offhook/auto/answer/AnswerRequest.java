package org.offhook.auto.answer;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.sip.Session;

/** What an INVITE says about automatic answer. */
final class AnswerRequest {
  // Three digits: more than a quarter of an hour of ringing is no automatic answer any more.
  private static final Pattern ANSWER_AFTER =
      Pattern.compile(";\\s*answer-after\\s*=\\s*\"?(\\d{1,3})(?!\\d)");

  private AnswerRequest() {}

  /** How long to wait before answering; empty when the INVITE does not ask for it. */
  static Optional<Duration> in(Session session) {
    // Call-Info is looked at first: with several wishes, answer-after wins.
    for (String info : session.headers("Call-Info")) {
      Matcher after = ANSWER_AFTER.matcher(info.toLowerCase(Locale.ROOT));
      if (after.find()) {
        return Optional.of(Duration.ofSeconds(Integer.parseInt(after.group(1))));
      }
    }
    return session.headers("Alert-Info").stream().anyMatch(AnswerRequest::asks)
        ? Optional.of(Duration.ZERO)
        : Optional.empty();
  }

  private static boolean asks(String alertInfo) {
    String text = alertInfo.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    return text.contains("ring answer") || text.contains("info=alert autoanswer");
  }
}
