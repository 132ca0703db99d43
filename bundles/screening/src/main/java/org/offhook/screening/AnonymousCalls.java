package org.offhook.screening;

import java.util.Locale;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Turns anonymous callers away with 433 (RFC 5079), where that is wanted. */
@Component(
    service = CallScreen.class,
    configurationPid = ScreeningConfig.PID,
    property = "service.ranking:Integer=" + CallScreen.BAN_LIST)
public final class AnonymousCalls implements CallScreen {
  private final boolean blocks;

  /** With its parameters. */
  @Activate
  public AnonymousCalls(ScreeningConfig config) {
    this.blocks = config.blockAnonymous();
  }

  @Override
  public Verdict screen(Line line, Session session) {
    return blocks && anonymous(session) ? new Reject(433, "Anonymity Disallowed") : new Proceed();
  }

  /** RFC 3323 section 4.1.1.3: the name in From; RFC 3325 section 9.3: a wish for privacy. */
  private static boolean anonymous(Session session) {
    boolean hidden =
        session.headers("Privacy").stream()
            .anyMatch(
                value -> value.toLowerCase(Locale.ROOT).matches(".*\\b(id|user|header)\\b.*"));
    String uri = session.remote().uri().toLowerCase(Locale.ROOT);
    String user = session.remote().user();
    return hidden
        || user.isEmpty()
        || user.equalsIgnoreCase("anonymous")
        || uri.contains("anonymous.invalid");
  }
}
