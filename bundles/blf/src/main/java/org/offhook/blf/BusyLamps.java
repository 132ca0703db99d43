package org.offhook.blf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.RingingElsewhere;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Notification;
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

/** Watches others for whoever wants to know; on the phone thread, one subscription for each. */
@Component(
    service = {BusyLamps.class, BusyLampField.class, HealthProbe.class, RingingElsewhere.class},
    configurationPid = BlfConfig.PID)
public final class BusyLamps implements BusyLampField, HealthProbe, RingingElsewhere {
  private static final Logger LOG = LoggerFactory.getLogger(BusyLamps.class);
  private static final String TYPE = "application/dialog-info+xml";

  private final PhoneThread thread;
  private final TreeMap<Integer, Line> lines = new TreeMap<>();
  private final Map<String, Watch> watched = new LinkedHashMap<>();
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final List<Runnable> own = new ArrayList<>();
  private volatile BlfConfig config;

  /** With its parameters. */
  @Activate
  public BusyLamps(@Reference PhoneThread thread, BlfConfig config) {
    this.thread = thread;
    this.config = config;
    thread.execute(this::watchOwn);
  }

  /** One who is watched, and who wants to know. */
  private static final class Watch {
    private final Monitored monitored = new Monitored();
    private final List<Consumer<Monitored>> listeners = new ArrayList<>();

    void tell() {
      List.copyOf(listeners).forEach(listener -> listener.accept(monitored));
    }
  }

  @Modified
  void modified(BlfConfig now) {
    config = now;
    thread.execute(
        () -> {
          leave();
          watchOwn();
          subscribe();
        });
  }

  /** Those that the configuration names, whether a key shows them or not. */
  private void watchOwn() {
    own.forEach(Runnable::run);
    own.clear();
    try {
      for (String number : NumberList.of("offhook/blf/watch", config.watch())) {
        own.add(watching(number, monitored -> {}));
      }
    } catch (IllegalArgumentException e) {
      LOG.error(e.getMessage());
    }
  }

  /** Each of those that are watched, and how he is; in the order in which they came. */
  Map<String, Monitored.State> states() {
    Map<String, Monitored.State> states = new LinkedHashMap<>();
    watched.forEach((user, watch) -> states.put(user, watch.monitored.state()));
    return states;
  }

  /** The calls of one who is watched. */
  List<DialogInfo.Dialog> dialogs(String number) {
    Watch watch = watched.get(user(number));
    return watch == null ? List.of() : watch.monitored.dialogs();
  }

  @Override
  public Optional<Ringing> at(String number) {
    return Optional.ofNullable(watched.get(user(number)))
        .flatMap(watch -> watch.monitored.ringing())
        .filter(dialog -> !dialog.callId().isEmpty() && !dialog.localTag().isEmpty())
        .map(
            dialog ->
                new Ringing(
                    new DialogId(dialog.callId(), dialog.localTag(), dialog.remoteTag()),
                    dialog.remoteTag().isEmpty() ? "" : dialog.remoteTarget()));
  }

  @Reference(
      service = Line.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line) {
    thread.execute(
        () -> {
          boolean first = lines.isEmpty();
          lines.put(line.index(), line);
          if (first) {
            subscribe();
          }
        });
  }

  void unbindLine(Line line) {
    thread.execute(
        () -> {
          if (lines.remove(line.index(), line)) {
            leave();
            subscribe();
          }
        });
  }

  BlfConfig config() {
    return config;
  }

  /**
   * Watches a number; the listener is told at once and from then on.
   *
   * @return ends it
   */
  Runnable watching(String number, Consumer<Monitored> listener) {
    String user = user(number);
    Watch watch = watched.computeIfAbsent(user, key -> new Watch());
    watch.listeners.add(listener);
    subscribe(user);
    listener.accept(watch.monitored);
    return () -> {
      watch.listeners.remove(listener);
      if (watch.listeners.isEmpty() && watched.remove(user, watch)) {
        Subscription subscription = subscriptions.remove(user);
        if (subscription != null) {
          subscription.close();
        }
      }
    };
  }

  @Override
  public Runnable watch(String number, Consumer<BusyLampField.State> listener) {
    return watching(
        number, now -> listener.accept(BusyLampField.State.valueOf(now.state().name())));
  }

  private static String user(String number) {
    return number
        .replaceFirst("(?i)^sips?:", "")
        .replaceFirst("[@;].*", "")
        .toLowerCase(Locale.ROOT);
  }

  private void subscribe() {
    List.copyOf(watched.keySet()).forEach(this::subscribe);
  }

  private void subscribe(String user) {
    if (!config.enabled() || lines.isEmpty()) {
      return;
    }
    Line line = lines.firstEntry().getValue();
    if (config.list().isBlank()) {
      subscriptions.computeIfAbsent(
          user, key -> line.subscribe(request(user, List.of()), one(key)));
    } else {
      List<Header> supported = List.of(new Header("Supported", "eventlist"));
      subscriptions.computeIfAbsent(
          "", key -> line.subscribe(request(config.list(), supported), list()));
    }
  }

  private SubscriptionRequest request(String target, List<Header> headers) {
    String server = config.server().strip();
    boolean own = !config.atRegistrar() && !server.isEmpty() && !server.equals("0.0.0.0");
    List<String> accept =
        headers.isEmpty()
            ? List.of(TYPE)
            : List.of(TYPE, "application/rlmi+xml", "multipart/related");
    return new SubscriptionRequest(
        target,
        "dialog",
        accept,
        Duration.ofSeconds(Math.max(60, config.period())),
        headers,
        "",
        "",
        own ? Optional.of(new ServerAddress(server, 0)) : Optional.empty());
  }

  private SubscriptionListener one(String user) {
    return new SubscriptionListener() {
      @Override
      public void onNotification(Notification notification) {
        Watch watch = watched.get(user);
        if (!notification.body().isBlank()) {
          take(Optional.of(user), notification.body());
        } else if (watch != null && notification.state() == SubscriptionState.ACTIVE) {
          watch.monitored.nothing();
          watch.tell();
        }
      }

      @Override
      public void onState(SubscriptionState state, String reason) {
        changed(Optional.of(user), state, reason);
      }
    };
  }

  private SubscriptionListener list() {
    return new SubscriptionListener() {
      @Override
      public void onNotification(Notification notification) {
        // With its parameters: the boundary of the parts is one of them.
        String type =
            notification.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(Header::value)
                .findFirst()
                .orElse(notification.contentType());
        List<String> documents =
            notification.contentType().equalsIgnoreCase(TYPE)
                ? List.of(notification.body())
                : ListBody.dialogInfos(type, notification.body());
        documents.forEach(document -> take(Optional.empty(), document));
      }

      @Override
      public void onState(SubscriptionState state, String reason) {
        changed(Optional.empty(), state, reason);
      }
    };
  }

  private void take(Optional<String> subscribed, String document) {
    try {
      DialogInfo info = DialogInfo.read(document);
      String user = subscribed.orElseGet(() -> user(info.entity()));
      Watch watch = watched.get(user);
      if (watch == null) {
        return;
      }
      switch (watch.monitored.take(info)) {
        case TAKEN -> {
          watch.tell();
        }
        case GAP -> {
          Subscription subscription = subscriptions.get(subscribed.orElse(""));
          if (subscription != null) {
            subscription.refresh();
          }
        }
        case STALE -> LOG.debug("An old document about {}", user);
      }
    } catch (IOException e) {
      LOG.debug("A notification is no dialog-info: {}", e.getMessage());
    }
  }

  private void changed(Optional<String> user, SubscriptionState state, String reason) {
    for (Map.Entry<String, Watch> each : watched.entrySet()) {
      if (user.isPresent() && !user.get().equals(each.getKey())) {
        continue;
      }
      if (state == SubscriptionState.TRYING) {
        each.getValue().monitored.anew();
      } else if (state == SubscriptionState.TERMINATED) {
        each.getValue().monitored.forget();
        each.getValue().tell();
        LOG.info("{} is watched no more: {}", each.getKey(), reason);
      }
    }
  }

  private void leave() {
    subscriptions.values().forEach(Subscription::close);
    subscriptions.clear();
    watched
        .values()
        .forEach(
            watch -> {
              watch.monitored.forget();
              watch.tell();
            });
  }

  @Override
  public String name() {
    return "busy lamps";
  }

  @Override
  public Health probe() {
    if (!config.enabled()) {
      return Health.ok("off");
    }
    try {
      Map<String, Monitored.State> states = thread.call(this::states);
      long known =
          states.values().stream().filter(state -> state != Monitored.State.UNKNOWN).count();
      return Health.ok("%d of %d known".formatted(known, states.size()));
    } catch (ExecutionException e) {
      return Health.critical(String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.warn("interrupted");
    }
  }

  @Deactivate
  void close() {
    thread.leave(this::leave);
  }
}
