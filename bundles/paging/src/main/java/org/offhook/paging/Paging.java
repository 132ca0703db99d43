package org.offhook.paging;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
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

  private final PhoneThread thread;
  private final Media media;
  private final Announcements announcements = new Announcements(this);
  private final Memberships members;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Phone phone;
  private volatile DoNotDisturb quiet;
  private volatile PagingConfig config;
  private volatile Health health = Health.ok("off");
  private long sent;

  /** With the engine that sends and listens. */
  @Activate
  public Paging(@Reference PhoneThread thread, @Reference Media media, PagingConfig config) {
    this.thread = thread;
    this.media = media;
    this.config = config;
    this.members = new Memberships(thread, media, announcements, Terms.of(config));
  }

  @Modified
  void modified(PagingConfig config) {
    this.config = config;
    thread.execute(() -> members.terms(Terms.of(config)));
  }

  @Deactivate
  void close() {
    thread.leave(members::close);
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
    thread.execute(() -> members.added(configured.group()));
  }

  void unbindGroup(ConfiguredGroup configured) {
    thread.execute(() -> members.removed(configured.group()));
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
    if (!terms().enabled()) {
      throw new PageRefused("paging is not enabled");
    }
    if (!terms().making()) {
      throw new PageRefused("this phone may not page");
    }
    announcements.start(
        group,
        () -> {
          try {
            return media.send(group.voice(terms()));
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
    return members.all();
  }

  Optional<PageGroup> find(String called) {
    return members.all().stream()
        .map(member -> member.group)
        .filter(group -> group.isCalled(called))
        .findFirst();
  }

  Terms terms() {
    return members.terms();
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
    health = members.health();
    watchers.forEach(Runnable::run);
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
