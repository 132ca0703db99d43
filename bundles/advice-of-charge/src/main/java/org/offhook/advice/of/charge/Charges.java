package org.offhook.advice.of.charge;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the server says about costs, tells it, and keeps the last ones. Phone thread. */
@Component(
    service = {Charges.class, CallRequestHandler.class, HealthProbe.class},
    configurationPid = AocConfig.PID,
    property = {CallRequestHandler.METHOD + "=INFO", CallRequestHandler.METHOD + "=BYE"})
@Designate(ocd = AocConfig.class)
public final class Charges implements CallRequestHandler, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(Charges.class);
  private static final String TYPE = "application/vnd.etsi.aoc+xml";
  private static final int KEPT = 20;

  private final Deque<String> last = new ArrayDeque<>();
  private volatile AocConfig config;
  private volatile BigDecimal ratio = BigDecimal.ONE;
  private volatile Health health = Health.ok("off");
  private Phone phone;

  /** With its parameters. */
  @Activate
  public Charges(AocConfig config) {
    modified(config);
  }

  @Modified
  void modified(AocConfig config) {
    this.config = config;
    String text = config.ratio().strip();
    boolean valid = text.matches("[0-9]{1,9}([.][0-9]{1,9})?") && text.matches(".*[1-9].*");
    ratio = valid ? new BigDecimal(text) : BigDecimal.ONE;
    String problem =
        "system/aoc/ratio: \"%s\", expected a number above 0; 1 counts".formatted(text);
    if (!valid) {
      LOG.warn(problem);
    }
    health = !valid ? Health.warn(problem) : Health.ok(config.enabled() ? "on" : "off");
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindPhone(Phone found) {
    phone = found;
  }

  synchronized void unbindPhone(Phone gone) {
    if (phone == gone) {
      phone = null;
    }
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    String type = request.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!config.enabled() || !type.equals(TYPE)) {
      return false;
    }
    try {
      Charge charge = Charge.read(request.body());
      request.respond(new Response(200, "OK", List.of(), ""));
      tell(call, charge);
    } catch (IOException e) {
      request.respond(new Response(400, "Advice Of Charge Expected", List.of(), ""));
    }
    return true;
  }

  private void tell(Call call, Charge charge) {
    String text =
        "the call with " + call.remote().label() + " " + charge.told(ratio, config.currency());
    synchronized (this) {
      last.addLast(text);
      if (last.size() > KEPT) {
        last.removeFirst();
      }
      if (phone != null) {
        phone.notice(text);
      }
    }
  }

  /** What was told last, the oldest first. */
  synchronized List<String> last() {
    return List.copyOf(last);
  }

  @Override
  public String name() {
    return "advice of charge";
  }

  @Override
  public Health probe() {
    return health;
  }
}
