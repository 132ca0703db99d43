package org.offhook.screening;

import java.util.stream.Stream;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One entry of the ban list: whoever calls from one of its numbers is turned away. */
@Component(
    service = CallScreen.class,
    configurationPid = BanConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "service.ranking:Integer=" + CallScreen.BAN_LIST)
@Designate(ocd = BanConfig.class, factory = true)
public final class Banned implements CallScreen {
  private static final Logger LOG = LoggerFactory.getLogger(Banned.class);
  private final BanConfig config;

  /** With its parameters. */
  @Activate
  public Banned(BanConfig config) {
    this.config = config;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    String caller = digits(session.remote().user());
    boolean here = config.line() < 0 || config.line() == line.index();
    boolean banned =
        Stream.of(config.mobile(), config.home(), config.office())
            .map(Banned::digits)
            .anyMatch(number -> !number.isEmpty() && number.equals(caller));
    if (!here || !banned) {
      return new Proceed();
    }
    LOG.info("{} is on the ban list and turned away", session.remote().label());
    return new Reject(603, "Decline");
  }

  /**
   * Numbers are the same however they are written: {@code +49 (30) 123-4} and {@code +49301234}.
   */
  private static String digits(String number) {
    return number.replaceAll("[\\s()./-]", "");
  }
}
