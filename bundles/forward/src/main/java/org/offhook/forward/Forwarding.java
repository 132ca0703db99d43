package org.offhook.forward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Sends calls on. */
@Component(
    service = {CallScreen.class, HealthProbe.class},
    configurationPid = ForwardConfig.PID,
    property = "service.ranking:Integer=" + CallScreen.FORWARD)
@Designate(ocd = ForwardConfig.class)
public final class Forwarding implements CallScreen, HealthProbe {
  /** A ring and the pause after it, in most countries five or six seconds. */
  private static final Duration RING = Duration.ofSeconds(6);

  private final List<ForwardedLine> lines = new CopyOnWriteArrayList<>();
  private volatile ForwardConfig config;
  private volatile Phone phone;

  /** With its parameters. */
  @Activate
  public Forwarding(ForwardConfig config) {
    this.config = config;
  }

  @Modified
  void modified(ForwardConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(ForwardedLine line) {
    lines.add(line);
  }

  void unbindLine(ForwardedLine line) {
    lines.remove(line);
  }

  // The phone itself asks its screens: it cannot wait for them.
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    this.phone = null;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    Optional<LineForwardConfig> found =
        lines.stream()
            .filter(ForwardedLine::isOn)
            .map(ForwardedLine::config)
            .filter(one -> one.index() == line.index())
            .findFirst();
    return found.map(forward -> judge(line, forward)).orElseGet(Proceed::new);
  }

  private Verdict judge(Line line, LineForwardConfig forward) {
    String target = uri(forward.destination().strip(), line);
    switch (forward.type()) {
      case "UNCONDITIONAL":
        return new Redirect(target, Duration.ZERO, diversion(line, "unconditional"));
      case "BUSY":
        Phone desk = phone;
        boolean busy = desk != null && !desk.calls().isEmpty();
        return busy
            ? new Redirect(target, Duration.ZERO, diversion(line, "user-busy"))
            : new Proceed();
      default:
        return new Redirect(target, time(forward), diversion(line, "no-answer"));
    }
  }

  /** A number belongs to the line's own server. */
  private static String uri(String destination, Line line) {
    if (destination.matches("(?i)(sips?|tel):.*")) {
      return destination;
    }
    String domain = line.addressOfRecord().replaceFirst("^[^@]*@", "");
    String address = destination.replaceAll("[ ()]", "").replace("#", "%23");
    return "sip:" + (address.contains("@") ? address : address + "@" + domain);
  }

  private Duration time(LineForwardConfig forward) {
    boolean rings = config.timeoutMode().equals("RINGS");
    return rings ? RING.multipliedBy(forward.timeout()) : Duration.ofSeconds(forward.timeout());
  }

  private List<Header> diversion(Line line, String reason) {
    return config.diversion()
        ? List.of(new Header("Diversion", "<" + line.addressOfRecord() + ">;reason=" + reason))
        : List.of();
  }

  @Override
  public String name() {
    return "call forward";
  }

  @Override
  public Health probe() {
    List<String> on =
        lines.stream()
            .filter(ForwardedLine::isOn)
            .map(
                one ->
                    "line %d to %s (%s)"
                        .formatted(
                            one.config().index(),
                            one.config().destination().strip(),
                            one.config().type()))
            .toList();
    return Health.ok(on.isEmpty() ? "off" : String.join(", ", on));
  }
}
