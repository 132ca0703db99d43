package org.offhook.time.sync;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.network.NetworkListener;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.sip.DateListener;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.offhook.api.time.WallTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the time of day, and asks time servers from time to time. */
@Component(
    service = {
      WallTime.class,
      HealthProbe.class,
      NetworkListener.class,
      DateListener.class,
      TimeOfDay.class
    },
    immediate = true,
    configurationPid = TimeConfig.PID)
public final class TimeOfDay implements WallTime, HealthProbe, NetworkListener, DateListener {
  private static final Logger LOG = LoggerFactory.getLogger(TimeOfDay.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
  private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

  private final Clock clock;
  private final Timers timers;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "time servers");
            thread.setDaemon(true);
            return thread;
          });
  private volatile TimeConfig config;
  private final Daylight daylight;
  private volatile NetworkOffer network = NetworkOffer.NONE;
  private volatile ZoneRules rules;
  private volatile Duration ahead = Duration.ZERO;
  private volatile String source = "host";
  private volatile String trouble = "";
  private Duration retry = FIRST_RETRY;
  private Timer next;
  private boolean closed;

  /** Asks the servers at once. */
  @Activate
  public TimeOfDay(
      @Reference Clock clock,
      @Reference Timers timers,
      @Reference Daylight daylight,
      TimeConfig config) {
    this.clock = clock;
    this.timers = timers;
    this.daylight = daylight;
    modified(config);
    daylight.follow(this::reckon);
  }

  /** Servers are asked anew; the zone changes at once. */
  @Modified
  void modified(TimeConfig config) {
    this.config = config;
    reckon();
    look();
  }

  private synchronized void reckon() {
    rules = zone(standard(), daylight.config());
  }

  /** Servers and offset of the network count where the configuration does not forbid it. */
  @Override
  public void onOffer(NetworkOffer offer) {
    boolean others;
    synchronized (this) {
      List<String> before = servers();
      network = offer;
      reckon();
      others = !before.equals(servers());
    }
    if (others) {
      look();
    }
  }

  /**
   * What a SIP server says counts where that is wanted, and no time server is there to be asked.
   */
  @Override
  public synchronized void onDate(String server, Instant date) {
    if (config.fromSip() && servers().isEmpty()) {
      ahead = Duration.between(clock.now(), date);
      source = "SIP server " + server;
      trouble = "";
    }
  }

  private ZoneOffset standard() {
    Optional<ZoneOffset> offered =
        config.dhcpOffset() ? network.timeOffset() : Optional.<ZoneOffset>empty();
    return offered.or(() -> GmtOffset.of(config.gmtOffset())).orElseGet(this::greenwich);
  }

  private ZoneOffset greenwich() {
    LOG.warn(
        "system/ntp/gmt_offset: value \"{}\" is not allowed, expected {}; GMT is used",
        config.gmtOffset(),
        GmtOffset.EXPECTED);
    return ZoneOffset.UTC;
  }

  private static ZoneRules zone(ZoneOffset standard, DaylightConfig daylight) {
    if (!daylight.activate().equalsIgnoreCase("ENABLE")) {
      return Zone.without(standard);
    }
    boolean weekdays = daylight.mode().equalsIgnoreCase("DayOfWeek");
    Zone.Switch begin =
        new Zone.Switch(
            daylight.startMonth(),
            daylight.startDay(),
            daylight.startWeek(),
            weekdays ? DayOfWeek.valueOf(daylight.startDayOfWeek()) : null,
            LocalTime.of(daylight.startHour(), daylight.startMinute()));
    Zone.Switch end =
        new Zone.Switch(
            daylight.endMonth(),
            daylight.endDay(),
            daylight.endWeek(),
            weekdays ? DayOfWeek.valueOf(daylight.endDayOfWeek()) : null,
            LocalTime.of(daylight.endHour(), daylight.endMinute()));
    return Zone.with(standard, daylight.offset(), begin, end);
  }

  /** Asks the servers now, as a person may want it. */
  synchronized void look() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    List<String> servers = servers();
    if (!closed && !servers.isEmpty()) {
      asking.execute(() -> ask(servers));
    }
  }

  private List<String> servers() {
    List<String> servers = new ArrayList<>();
    TimeConfig now = config;
    if (now.dhcpServers()) {
      servers.addAll(network.timeServers());
    }
    if (now.enabled()) {
      servers.add(now.primaryServer());
      servers.add(now.secondaryServer());
    }
    servers.removeIf(String::isBlank);
    return servers;
  }

  private void ask(List<String> servers) {
    StringBuilder silent = new StringBuilder();
    for (String server : servers) {
      try {
        answered(server, NtpServer.ask(server, config.port()));
        return;
      } catch (java.io.IOException | RuntimeException | LinkageError e) {
        silent.append(silent.length() == 0 ? "" : "; ").append(server).append(": ").append(why(e));
      }
    }
    failed(silent.toString());
  }

  private static String why(Throwable e) {
    if (e instanceof java.net.SocketTimeoutException) {
      return "no answer";
    }
    return e instanceof java.net.UnknownHostException
        ? "there is no such host"
        : String.valueOf(e.getMessage());
  }

  private synchronized void answered(String server, Duration offset) {
    // Our clock may be another one than that of the host, which the question was stamped with.
    Duration ours = Duration.between(clock.now(), Instant.now().plus(offset));
    boolean jump = ours.minus(ahead).abs().compareTo(WORTH_TELLING) >= 0;
    if (jump || !trouble.isEmpty() || !source.equals(server)) {
      LOG.info("Time of {}: the host's clock is {} ms behind", server, offset.toMillis());
    }
    ahead = ours;
    source = server;
    trouble = "";
    retry = FIRST_RETRY;
    Duration interval = Duration.ofDays(config.days()).plusHours(config.hours());
    later(interval.isZero() ? Duration.ofHours(1) : interval);
  }

  private synchronized void failed(String why) {
    if (trouble.isEmpty()) {
      LOG.warn("No time server answers: {}", why);
    }
    trouble = why;
    later(retry);
    Duration doubled = retry.multipliedBy(2);
    retry = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
  }

  private void later(Duration delay) {
    if (!closed) {
      next = timers.after(delay, this::look);
    }
  }

  /** Sets the time by hand; a time server that answers later wins. */
  synchronized void set(LocalDateTime local) {
    Instant wanted = local.toInstant(rules.getOffset(local));
    ahead = Duration.between(clock.now(), wanted);
    source = "set by hand";
  }

  @Override
  public ZonedDateTime now() {
    Instant instant = clock.now().plus(ahead);
    return instant.atZone(rules.getOffset(instant));
  }

  @Override
  public String date() {
    boolean american = config.dateFormat().equalsIgnoreCase("AMERICAN");
    return shown(american ? "MM/dd/yyyy" : "dd/MM/yyyy");
  }

  @Override
  public String time() {
    return shown(config.timeFormat().equalsIgnoreCase("12Hour") ? "h:mm a" : "HH:mm");
  }

  private String shown(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(now());
    } catch (DateTimeException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String source() {
    return source;
  }

  /** How the hour is made, for people: {@code GMT+02:00, daylight saving}. */
  String zone() {
    Instant instant = clock.now().plus(ahead);
    ZoneOffset offset = rules.getOffset(instant);
    String name = "GMT" + (offset.equals(ZoneOffset.UTC) ? "" : offset.getId());
    return rules.isDaylightSavings(instant) ? name + ", daylight saving" : name;
  }

  @Override
  public String name() {
    return "time";
  }

  @Override
  public Health probe() {
    String told = date() + " " + time() + " " + zone() + ", from " + source;
    return trouble.isEmpty() ? Health.ok(told) : Health.warn(told + "; " + trouble);
  }

  @Deactivate
  synchronized void close() {
    closed = true;
    daylight.follow(() -> {});
    if (next != null) {
      next.cancel();
    }
    asking.shutdownNow();
  }
}
