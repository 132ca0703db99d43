package org.offhook.paging;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
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

/**
 * The groups of this phone: joined while paging is enabled, each as soon as it can be. Phone
 * thread, but what services and configuration call.
 */
@Component(
    service = {Paging.class, PhoneListener.class, HealthProbe.class},
    configurationPid = PagingConfig.PID)
@Designate(ocd = PagingConfig.class)
public final class Paging implements PhoneListener, HealthProbe, Surroundings {
  private static final Logger LOG = LoggerFactory.getLogger(Paging.class);

  /** An interface or a codec may come later than this bundle. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private static final long END_MILLIS = 200;

  private final PhoneThread thread;
  private final Media media;
  private final Announcements announcements = new Announcements(this);
  private final Map<Integer, Membership> members = new TreeMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Phone phone;
  private volatile DoNotDisturb quiet;
  private volatile PagingConfig config;
  private volatile Health health = Health.ok("off");
  private Terms terms;
  private Timer retry = () -> {};
  private long sent;
  private boolean closed;

  /** With the engine that sends and listens. */
  @Activate
  public Paging(@Reference PhoneThread thread, @Reference Media media, PagingConfig config) {
    this.thread = thread;
    this.media = media;
    this.config = config;
    this.terms = Terms.of(config);
  }

  @Modified
  void modified(PagingConfig config) {
    this.config = config;
    thread.execute(
        () -> {
          Terms before = terms;
          terms = Terms.of(config);
          if (!terms.joinsLike(before)) {
            announcements.close();
            members.values().forEach(Membership::close);
            join();
          }
        });
  }

  @Deactivate
  void close() throws InterruptedException {
    if (thread.isCurrent()) {
      leave();
      return;
    }
    CountDownLatch left = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            leave();
          } finally {
            left.countDown();
          }
        });
    left.await(END_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void leave() {
    closed = true;
    retry.cancel();
    announcements.close();
    members.values().forEach(Membership::close);
    members.clear();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindQuiet(DoNotDisturb quiet) {
    this.quiet = quiet;
  }

  void unbindQuiet(DoNotDisturb quiet) {
    if (this.quiet == quiet) {
      this.quiet = null;
    }
  }

  @Reference(
      service = ConfiguredGroup.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindGroup(ConfiguredGroup configured) {
    thread.execute(() -> added(configured.group()));
  }

  void unbindGroup(ConfiguredGroup configured) {
    thread.execute(() -> removed(configured.group()));
  }

  private void added(PageGroup group) {
    if (closed) {
      return;
    }
    Membership former = members.put(group.index(), new Membership(group));
    if (former != null) {
      drop(former);
    }
    join();
  }

  private void removed(PageGroup group) {
    Membership member = members.get(group.index());
    if (member != null && member.group.equals(group)) {
      members.remove(group.index());
      drop(member);
      join();
    }
  }

  private void drop(Membership member) {
    if (announcements.sending().filter(member.group::equals).isPresent()) {
      announcements.end();
    }
    announcements.silence(member);
    member.close();
  }

  /** Joins what is to be joined and is not yet. */
  private void join() {
    retry.cancel();
    for (Membership member : members.values()) {
      if (terms.enabled() && member.group.activated() && member.reception == null) {
        join(member);
      }
    }
    boolean again = terms.enabled() && members.values().stream().anyMatch(m -> m.retries());
    if (again && !closed) {
      retry = thread.after(RETRY, this::join);
    }
    changed();
  }

  private void join(Membership member) {
    Optional<PageGroup> twin = twin(member.group);
    try {
      if (twin.isPresent()) {
        throw new IllegalArgumentException(
            "voip/services/group_paging/group/%d/multicast_addr: %s port %d is that of group %d"
                .formatted(
                    member.group.index(),
                    member.group.address(),
                    member.group.port(),
                    twin.get().index()));
      }
      member.reception =
          media.listen(member.group.voice(terms), terms.endsAfter(), new Ear(member));
      member.problem("", false);
    } catch (MediaException e) {
      failed(member, e.getMessage(), true);
    } catch (IllegalArgumentException e) {
      failed(member, e.getMessage(), false);
    }
  }

  private Optional<PageGroup> twin(PageGroup group) {
    return members.values().stream()
        .map(other -> other.group)
        .filter(other -> other.activated() && other.index() < group.index())
        .filter(other -> other.address().equals(group.address()) && other.port() == group.port())
        .findFirst();
  }

  private static void failed(Membership member, String why, boolean retries) {
    if (!why.equals(member.problem)) {
      LOG.warn("Group {} is not listened to: {}", member.group.name(), why);
    }
    member.problem(why, retries);
  }

  /** Hears of one group. */
  private final class Ear implements GroupListener {
    private final Membership member;

    Ear(Membership member) {
      this.member = member;
    }

    @Override
    public void onVoice(InetSocketAddress source, int ssrc) {
      announcements.voice(member, source);
    }

    @Override
    public void onSilence() {
      announcements.silence(member);
    }
  }

  /**
   * Begins an announcement.
   *
   * @param called number or name of a group
   */
  PageGroup start(String called) throws PageRefused {
    PageGroup group =
        find(called)
            .filter(PageGroup::activated)
            .orElseThrow(() -> new PageRefused("there is no group " + called + " in use"));
    start(group);
    return group;
  }

  void start(PageGroup group) throws PageRefused {
    if (!terms.enabled()) {
      throw new PageRefused("paging is not enabled");
    }
    if (!terms.making()) {
      throw new PageRefused("this phone may not page");
    }
    announcements.start(
        group,
        () -> {
          try {
            return media.send(group.voice(terms));
          } catch (MediaException | IllegalArgumentException e) {
            throw new PageRefused(e.getMessage());
          }
        });
    sent++;
    LOG.info("{} is paged from here", group.name());
  }

  Announcements announcements() {
    return announcements;
  }

  Collection<Membership> members() {
    return members.values();
  }

  Optional<PageGroup> find(String called) {
    return members.values().stream()
        .map(member -> member.group)
        .filter(group -> group.isCalled(called))
        .findFirst();
  }

  Terms terms() {
    return terms;
  }

  /** Announcements made since the bundle started. */
  long sent() {
    return sent;
  }

  /** Has something done whenever a group stands otherwise; gives what ends that. */
  Runnable watch(Runnable watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public void onCall(Call call) {
    announcements.callChanged(call);
  }

  @Override
  public Optional<Phone> phone() {
    return Optional.ofNullable(phone);
  }

  @Override
  public boolean quiet() {
    DoNotDisturb known = quiet;
    return known != null && known.isOn(Optional.empty());
  }

  @Override
  public boolean bargeIn() {
    return config.bargeIn();
  }

  @Override
  public void changed() {
    health = measure();
    watchers.forEach(Runnable::run);
  }

  private Health measure() {
    if (!terms.enabled()) {
      return Health.ok("off");
    }
    List<String> problems = new ArrayList<>();
    long joined = 0;
    for (Membership member : members.values()) {
      joined += member.reception == null ? 0 : 1;
      if (!member.problem.isEmpty()) {
        problems.add(member.problem);
      }
    }
    String detail = joined + " groups";
    return problems.isEmpty()
        ? Health.ok(detail)
        : Health.warn(detail + "; " + String.join("; ", problems));
  }

  @Override
  public String name() {
    return "paging";
  }

  @Override
  public Health probe() {
    return health;
  }
}
