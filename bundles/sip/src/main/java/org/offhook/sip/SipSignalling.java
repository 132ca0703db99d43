package org.offhook.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Extension;
import org.offhook.api.sip.KeyAgreement;
import org.offhook.api.sip.RequestHandler;
import org.offhook.api.sip.ServerDateListener;
import org.offhook.api.sip.Signalling;
import org.offhook.api.sip.UserAgent;
import org.offhook.api.sip.UserAgentListener;
import org.offhook.api.time.Clock;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The SIP engine as a service. */
@Component(
    service = Signalling.class,
    // The stack stays while lines come and go: stopping one takes it a second.
    immediate = true,
    configurationPid = {ModelFacts.PID, SipConfig.PID})
public final class SipSignalling implements Signalling {
  private static final String VERSION = "0.1.0";
  private static final long QUIET_MILLIS = 180;
  private static final long LAST_QUIET_MILLIS = 2000;
  private static final long LOOK_MILLIS = 20;

  private final Tenure phone;
  private final Neighbourhood neighbours;
  private final Engine engine;

  /** Opens the stack. */
  @Activate
  public SipSignalling(
      @Reference PhoneThread phone, @Reference Clock clock, SipConfig config, ModelFacts model) {
    this(
        phone,
        clock,
        config,
        model,
        new DnsResolver(config.dnsServer().strip(), Duration.ofMillis(config.dnsTimeout()), clock));
  }

  SipSignalling(
      PhoneThread thread, Clock clock, SipConfig config, ModelFacts model, Resolver resolver) {
    phone = new Tenure(thread);
    neighbours = new Neighbourhood(clock);
    String userAgent = model.userAgent().isBlank() ? "Offhook/" + VERSION : model.userAgent();
    engine =
        new Engine(phone, clock, config, userAgent, instance(model.mac()), resolver, neighbours);
  }

  @Override
  public UserAgent open(Account account, UserAgentListener listener) {
    Agent agent = new Agent(engine, account, listener);
    engine.agents().add(agent);
    return agent;
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      bind = "bindHandler",
      unbind = "unbindHandler")
  void bindHandler(RequestHandler handler, Map<String, Object> properties) {
    neighbours.add(handler, properties);
  }

  void unbindHandler(RequestHandler handler) {
    neighbours.remove(handler);
  }

  @Reference
  void bindReload(Reload reload) {
    reload.done();
    engine.reload(reload);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindExtension(Extension extension) {
    neighbours.add(extension);
  }

  void unbindExtension(Extension extension) {
    neighbours.remove(extension);
  }

  /** Who was refused for want of it tries again at once. */
  @Reference(
      service = KeyAgreement.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindAgreement(KeyAgreement agreement, Map<String, Object> properties) {
    neighbours.add(agreement, properties);
    phone.execute(() -> engine.agents().forEach(Agent::registersAgain));
  }

  void unbindAgreement(KeyAgreement agreement) {
    neighbours.remove(agreement);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDates(ServerDateListener listener) {
    neighbours.add(listener);
    phone.execute(() -> neighbours.tellDate(listener));
  }

  void unbindDates(ServerDateListener listener) {
    neighbours.remove(listener);
  }

  /** The local port for a transport, for tests. */
  int port(Account.Transport transport) {
    return engine.stack().port(transport);
  }

  /** How many sessions and user agents there are, for tests that look for leaks. */
  int load() {
    return engine.sessions().size() + engine.agents().size();
  }

  /** How many answered requests are remembered, for tests of floods. */
  int transactions() {
    return engine.stack().serverTransactions();
  }

  /** A phone that stops for good has the time to take its leave; one that is mended has not. */
  @Deactivate
  void deactivate(BundleContext context) {
    boolean forGood = context.getBundle(0).getState() == Bundle.STOPPING;
    close(forGood ? LAST_QUIET_MILLIS : QUIET_MILLIS);
  }

  void close() {
    close(QUIET_MILLIS);
  }

  /** Ends everything, waits a moment for the registrars' answers, and frees the sockets. */
  private void close(long patienceMillis) {
    if (phone.isCurrent()) {
      // Answers could not be heard while this thread waits for them.
      engine.close();
    } else {
      phone.execute(engine::close);
      awaitQuiet(patienceMillis);
    }
    phone.end();
    engine.free();
  }

  private void awaitQuiet(long patienceMillis) {
    CountDownLatch quiet = new CountDownLatch(1);
    phone.execute(() -> look(quiet));
    try {
      boolean answered = quiet.await(patienceMillis, TimeUnit.MILLISECONDS);
      if (!answered) {
        engine.noise("SIP stops before every registrar has answered", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(CountDownLatch quiet) {
    if (engine.isQuiet()) {
      quiet.countDown();
    } else if (quiet.getCount() > 0) {
      phone.after(Duration.ofMillis(LOOK_MILLIS), () -> look(quiet));
    }
  }

  /** The same for each start of one phone (RFC 5626 section 4.1). */
  private static Optional<String> instance(String mac) {
    byte[] name = ("offhook:" + mac).getBytes(StandardCharsets.UTF_8);
    return mac.isBlank()
        ? Optional.empty()
        : Optional.of("urn:uuid:" + UUID.nameUUIDFromBytes(name));
  }
}
