package org.offhook.auto.answer;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Session;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Answers calls without a person where configuration and INVITE say so. */
@Component(
    configurationPid = AutoAnswerConfig.PID,
    property = Constants.SERVICE_RANKING + ":Integer=" + CallScreen.AUTO_ANSWER)
public final class AutoAnswer implements CallScreen {
  private final AutoAnswerConfig config;

  /** With its parameters. */
  @Activate
  public AutoAnswer(AutoAnswerConfig config) {
    this.config = config;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    return delay(session)
        .<Verdict>map(delay -> new Answer(delay, config.use180()))
        .orElseGet(Proceed::new);
  }

  private Optional<Duration> delay(Session session) {
    if (config.advanced() && config.type().equals("MANUAL")) {
      return Optional.of(Duration.ofSeconds(config.timeout()));
    }
    if (config.enabled() || config.advanced()) {
      return AnswerRequest.in(session);
    }
    return Optional.empty();
  }
}
