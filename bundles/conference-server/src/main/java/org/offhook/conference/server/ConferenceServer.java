package org.offhook.conference.server;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.IncomingRequest;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Offers conferences on a server while that is wanted, before those that the phone mixes. NOTIFY
 * comes here first: what is not about a conference goes on to those who transfer calls.
 */
@Component(
    service = {
      ConferenceServer.class,
      PhoneListener.class,
      CallRequestHandler.class,
      HealthProbe.class
    },
    immediate = true,
    configurationPid = ConferenceServerConfig.PID,
    property = {CallRequestHandler.METHOD + "=NOTIFY", "service.ranking:Integer=100"})
public final class ConferenceServer implements PhoneListener, CallRequestHandler, HealthProbe {
  private static final int NAME_BITS = 80;
  private static final int BASE = 36;

  private final PhoneThread thread;
  private final BundleContext context;
  private final RemoteConference conference;
  private volatile ConferenceServerConfig config;
  private ServiceRegistration<Conferences> offered;

  /** With the phone whose calls it brings together. */
  @Activate
  public ConferenceServer(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      BundleContext context,
      ConferenceServerConfig config) {
    this.thread = thread;
    this.context = context;
    this.conference = new RemoteConference(thread, phone, () -> this.config, random());
    modified(config);
  }

  private static Supplier<String> random() {
    SecureRandom random = new SecureRandom();
    return () -> new BigInteger(NAME_BITS, random).toString(BASE);
  }

  /** A conference that is up goes on, whoever is to mix the next one. */
  @Modified
  void modified(ConferenceServerConfig next) {
    config = next;
    offer(next.mode().equals("REMOTE"));
  }

  private synchronized void offer(boolean wanted) {
    if (wanted && offered == null) {
      var properties = new Hashtable<String, Object>(Map.of(Constants.SERVICE_RANKING, 100));
      offered = context.registerService(Conferences.class, conference, properties);
    } else if (!wanted && offered != null) {
      ServiceRegistration<Conferences> former = offered;
      offered = null;
      try {
        former.unregister();
      } catch (IllegalStateException e) {
        // the bundle has stopped already, and its services with it
      }
    }
  }

  @Override
  public void onCall(Call call) {
    conference.onCall(call);
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    return conference.notified(call, request);
  }

  /** Names of those who take part; phone thread. */
  List<String> roster() {
    return conference.roster();
  }

  @Override
  public String name() {
    return "conference server";
  }

  @Override
  public Health probe() {
    ConferenceServerConfig now = config;
    if (!now.mode().equals("REMOTE")) {
      return Health.ok("the phone mixes");
    }
    try {
      return Health.ok(ConferenceAddress.toCall(now.address(), () -> "..."));
    } catch (IllegalArgumentException e) {
      return Health.warn(e.getMessage());
    }
  }

  @Deactivate
  void close() {
    offer(false);
    thread.leave(conference::close);
  }
}
