package org.offhook.mwi;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.RequestHandler;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which lines have messages, by subscription or unasked. */
@Component(
    service = {MessageWaiting.class, RequestHandler.class, HealthProbe.class},
    immediate = true,
    configurationPid = MwiConfig.PID,
    property = {
      RequestHandler.METHOD + "=NOTIFY",
      RequestHandler.EVENT + "=" + Mailboxes.EVENT,
    })
public final class Mailboxes implements MessageWaiting, RequestHandler, HealthProbe {
  static final String EVENT = "message-summary";
  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
  private static final String TYPE = "application/simple-message-summary";

  private final PhoneThread thread;
  private final Phone phone;
  private final Pins pins;
  private final Map<Line, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<Line, Summary> summaries = new LinkedHashMap<>();
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile MwiConfig config;
  private volatile String shown = "no messages";
  private volatile boolean closed;

  /** Subscribes for the lines there are, as soon as they are bound. */
  @Activate
  public Mailboxes(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference Pins pins,
      MwiConfig config) {
    this.thread = thread;
    this.pins = pins;
    this.phone = phone;
    this.config = config;
    thread.execute(this::subscribeAll);
  }

  @Modified
  void modified(MwiConfig config) {
    this.config = config;
    thread.execute(
        () -> {
          leaveAll();
          subscribeAll();
        });
  }

  @Reference(
      service = Line.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line) {
    lines.add(line);
    if (thread != null) {
      thread.execute(() -> subscribe(line));
    }
  }

  void unbindLine(Line line) {
    lines.remove(line);
    thread.execute(
        () -> {
          Subscription subscription = subscriptions.remove(line);
          if (subscription != null) {
            subscription.close();
          }
          summaries.remove(line);
          show();
        });
  }

  @Reference(
      service = Listener.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindListener(Listener listener) {
    listeners.add(listener);
  }

  void unbindListener(Listener listener) {
    listeners.remove(listener);
  }

  private boolean off() {
    return config.enabled().equals("0");
  }

  private void subscribeAll() {
    lines.forEach(this::subscribe);
  }

  private void subscribe(Line line) {
    if (closed || off() || !config.subscribe() || subscriptions.containsKey(line)) {
      return;
    }
    String address = config.address().strip();
    boolean own = !address.isEmpty() && !address.equals("0.0.0.0");
    SubscriptionRequest request =
        new SubscriptionRequest(
            line.addressOfRecord(),
            EVENT,
            List.of(TYPE),
            Duration.ofSeconds(config.expires()),
            List.of(),
            "",
            "",
            own ? Optional.of(new ServerAddress(address, config.port())) : Optional.empty());
    subscriptions.put(line, line.subscribe(request, listener(line)));
  }

  private SubscriptionListener listener(Line line) {
    return new SubscriptionListener() {
      @Override
      public void onNotification(Notification notification) {
        take(line, notification.body());
      }

      @Override
      public void onState(SubscriptionState state, String reason) {
        if (state == SubscriptionState.TERMINATED || !reason.isEmpty()) {
          LOG.info("Messages of line {}: {} {}", line.index(), state, reason);
        }
      }
    };
  }

  private void take(Line line, String body) {
    SummaryText.read(body).ifPresent(summary -> changed(line, summary));
  }

  private void changed(Line line, Summary summary) {
    if (!summary.equals(summaries.put(line, summary))) {
      show();
      listeners.forEach(listener -> listener.onMessages(line, summary));
    }
  }

  private void show() {
    long waiting = summaries.values().stream().filter(Summary::waiting).count();
    int count = summaries.values().stream().mapToInt(Summary::newVoice).sum();
    shown = waiting == 0 ? "no messages" : count + " new messages on " + waiting + " lines";
  }

  /** A NOTIFY that nobody asked for: for the line it is addressed to, else for the only one. */
  @Override
  public void handle(IncomingRequest request) {
    if (off()) {
      request.respond(new Response(489, "Bad Event", List.of(), ""));
      return;
    }
    Optional<Line> line = addressed(request);
    if (line.isEmpty()) {
      request.respond(new Response(404, "Not Found", List.of(), ""));
      return;
    }
    request.respond(new Response(200, "OK", List.of(), ""));
    take(line.get(), request.body());
  }

  private Optional<Line> addressed(IncomingRequest request) {
    String to = request.headers("To").stream().findFirst().orElse("");
    for (Line line : lines) {
      if (to.contains("sip:" + line.user() + "@") || to.contains("sips:" + line.user() + "@")) {
        return Optional.of(line);
      }
    }
    return lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty();
  }

  @Override
  public Optional<Summary> summary(Line line) {
    return Optional.ofNullable(summaries.get(line));
  }

  @Override
  public boolean lamp() {
    return summaries.values().stream().anyMatch(Summary::waiting);
  }

  @Override
  public Call call() throws CallRefused {
    if (config.number().isBlank()) {
      throw new CallRefused("no voice mail number is configured");
    }
    Optional<Line> waiting =
        summaries.entrySet().stream()
            .filter(entry -> entry.getValue().waiting())
            .map(Map.Entry::getKey)
            .findFirst();
    return phone.dial(waiting, config.number());
  }

  @Override
  public boolean wantsPin() {
    return !config.skipPin();
  }

  @Override
  public Call call(String pin) throws CallRefused {
    Call call = call();
    if (!pin.isEmpty()) {
      pins.tell(call, pin);
    }
    return call;
  }

  private void leaveAll() {
    subscriptions.values().forEach(Subscription::close);
    subscriptions.clear();
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Health probe() {
    return Health.ok(off() ? "off" : shown);
  }

  @Deactivate
  void close() {
    closed = true;
    thread.leave(this::leaveAll);
  }
}
