package org.offhook.dhcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkListener;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows what the network offers, by asking its DHCP server from time to time. */
@Component(
    service = {HostNetwork.class, HealthProbe.class},
    immediate = true,
    configurationPid = DhcpConfig.PID)
@Designate(ocd = DhcpConfig.class)
public final class DhcpClient implements HostNetwork, HealthProbe {
  /** Framework property: {@code asked} keeps the phone from asking the network by itself. */
  private static final String MODE = "offhook.provisioning";

  private static final Logger LOG = LoggerFactory.getLogger(DhcpClient.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Set<Integer> USUAL =
      Set.of(
          NetworkOffer.TIME_OFFSET,
          NetworkOffer.TIME_SERVERS,
          NetworkOffer.HOST_NAME,
          NetworkOffer.DOMAIN,
          NetworkOffer.NTP_SERVERS,
          NetworkOffer.VENDOR,
          NetworkOffer.TFTP_SERVER,
          NetworkOffer.BOOT_FILE,
          NetworkOffer.SIP_SERVERS,
          NetworkOffer.PROVISIONING_URL);

  private final Clock clock;
  private final Timers timers;
  private final ModelName model;
  private final boolean byItself;
  private final SecureRandom random = new SecureRandom();
  private final List<NetworkListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<Integer> wanted = new TreeSet<>(USUAL);
  private final Timer looking;
  private DhcpConfig config;
  private Optional<Attachment> attachment = Optional.empty();
  private volatile NetworkOffer offer = NetworkOffer.NONE;
  private volatile String trouble = "";
  private Question question;
  private CompletableFuture<NetworkOffer> answer;
  private Timer next;
  private Duration retry = FIRST_RETRY;
  private boolean yielding;
  private boolean closed;

  /** Asks at once, unless somebody else knows the network. */
  @Activate
  public DhcpClient(
      @Reference Clock clock,
      @Reference Timers timers,
      @Reference ModelName model,
      BundleContext context,
      DhcpConfig config) {
    this(clock, timers, model, config, !"asked".equals(context.getProperty(MODE)));
  }

  DhcpClient(Clock clock, Timers timers, ModelName model, DhcpConfig config) {
    this(clock, timers, model, config, true);
  }

  private DhcpClient(
      Clock clock, Timers timers, ModelName model, DhcpConfig config, boolean byItself) {
    this.clock = clock;
    this.timers = timers;
    this.model = model;
    this.config = config;
    this.byItself = byItself;
    if (byItself) {
      again(Duration.ZERO);
      looking = timers.every(LOOK, this::look);
    } else {
      looking = () -> {};
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(NetworkListener listener) {
    listeners.add(listener);
    if (!offer.equals(NetworkOffer.NONE)) {
      listener.onOffer(offer);
    }
  }

  void unbindListener(NetworkListener listener) {
    listeners.remove(listener);
  }

  /** While somebody else knows the network, nobody is asked. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      target = "(service.ranking>=1)")
  synchronized void bindOther(HostNetwork other) {
    yielding = true;
    offer = NetworkOffer.NONE;
    trouble = "";
    stop();
  }

  synchronized void unbindOther(HostNetwork other) {
    yielding = false;
    if (!closed) {
      ask();
    }
  }

  /** Asks anew, in the new way. */
  @Modified
  synchronized void modified(DhcpConfig now) {
    config = now;
    stop();
    if (!now.enabled()) {
      trouble = "";
      tell(NetworkOffer.NONE);
    }
    if (byItself) {
      ask();
    }
  }

  @Override
  public NetworkOffer offer() {
    return offer;
  }

  @Override
  public synchronized CompletableFuture<NetworkOffer> ask(int... besides) {
    boolean more = false;
    for (int code : besides) {
      more |= code > 0 && code < Message.END && wanted.add(code);
    }
    if (more || question == null) {
      CompletableFuture<NetworkOffer> waiting = question == null ? null : answer;
      begin();
      if (waiting != null) {
        answer.thenAccept(waiting::complete);
      }
    }
    return answer.copy();
  }

  @Override
  public synchronized Optional<String> hardwareAddress() {
    return attachment.map(Attachment::hardware).filter(address -> !address.isEmpty());
  }

  private void begin() {
    cancel();
    answer = new CompletableFuture<>();
    if (closed || yielding || !config.enabled()) {
      answer.complete(NetworkOffer.NONE);
      return;
    }
    try {
      attach(Attachment.find(config.networkInterface()));
      Attachment here = attachment.orElseThrow(() -> new IOException(nowhere()));
      question = new Question(inform(here), server(), clock, timers, this::answered);
      question.ask();
    } catch (IOException e) {
      failed(e.getMessage());
      answer.complete(NetworkOffer.NONE);
    }
  }

  private String nowhere() {
    String name = config.networkInterface().strip();
    return name.isEmpty()
        ? "no network interface has an address"
        : "offhook/dhcp/interface: \"" + name + "\" is no interface with an address";
  }

  private Inform inform(Attachment here) {
    boolean plain = config.userClass().equalsIgnoreCase("PLAIN");
    return new Inform(random.nextInt(), here, model.text(), plain, new TreeSet<>(wanted));
  }

  private InetSocketAddress server() throws IOException {
    String name = config.server().isBlank() ? "255.255.255.255" : config.server().strip();
    return new InetSocketAddress(InetAddress.getByName(name), config.port());
  }

  /** What another network offered does not count here. */
  private void attach(Optional<Attachment> now) {
    boolean moved = !now.equals(attachment);
    attachment = now;
    if (moved) {
      tell(NetworkOffer.NONE);
    }
  }

  private void answered(Question asked, Optional<NetworkOffer> given) {
    CompletableFuture<NetworkOffer> waiting;
    synchronized (this) {
      if (asked != question) {
        return;
      }
      question = null;
      waiting = answer;
      if (given.isPresent()) {
        trouble = "";
        retry = FIRST_RETRY;
        again(Duration.ofMinutes(config.interval()));
        tell(given.get());
      } else {
        failed("nobody answers on " + attachment.map(Attachment::name).orElse("any interface"));
      }
    }
    waiting.complete(given.orElse(NetworkOffer.NONE));
  }

  private void failed(String why) {
    if (trouble.isEmpty()) {
      LOG.info("DHCP options: {}", why);
    }
    trouble = why;
    again(retry);
    Duration longest = Duration.ofMinutes(config.interval());
    Duration doubled = retry.multipliedBy(2);
    retry = doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  private void tell(NetworkOffer now) {
    if (!now.equals(offer)) {
      offer = now;
      if (!now.equals(NetworkOffer.NONE)) {
        LOG.info(
            "DHCP server {} offers options {}", now.source(), new TreeSet<>(now.options().codes()));
      }
      listeners.forEach(listener -> listener.onOffer(now));
    }
  }

  private void again(Duration wait) {
    if (!closed) {
      next = timers.after(wait, this::ask);
    }
  }

  /** A cable plugged in, or another network, is worth asking at once. */
  private synchronized void look() {
    try {
      if (!closed
          && !yielding
          && config.enabled()
          && !Attachment.find(config.networkInterface()).equals(attachment)) {
        ask();
      }
    } catch (IOException e) {
      LOG.debug("DHCP: cannot see the interfaces", e);
    }
  }

  private void cancel() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    if (question != null) {
      question.close();
      question = null;
    }
  }

  private void stop() {
    cancel();
    if (answer != null) {
      answer.complete(NetworkOffer.NONE);
    }
  }

  @Override
  public String name() {
    return "dhcp";
  }

  @Override
  public synchronized Health probe() {
    if (yielding) {
      return Health.ok("another capability knows the network");
    }
    if (offer.source().isEmpty()) {
      // Many a network has no such server, and phones do well there.
      return Health.ok(trouble.isEmpty() ? "no options are known" : trouble);
    }
    String known = offer.options().codes().size() + " options of " + offer.source();
    return trouble.isEmpty() ? Health.ok(known) : Health.warn(known + "; since then " + trouble);
  }

  @Deactivate
  synchronized void close() {
    closed = true;
    looking.cancel();
    stop();
  }
}
