package org.offhook.firmware;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.health.Soundness;
import org.offhook.api.health.Soundness.Fault;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Restart;
import org.offhook.slots.FirmwareHead;
import org.offhook.slots.Json;
import org.offhook.slots.Refusal;
import org.offhook.slots.Slot;
import org.offhook.slots.Slots;
import org.offhook.slots.Slots.Before;
import org.offhook.slots.TrustedKeys;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slots of this phone. */
@Component(
    service = {Firmware.class, HealthProbe.class},
    configurationPid = "org.offhook.model")
public final class ImageSlots implements Firmware, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(ImageSlots.class);

  private final PhoneThread thread;
  private final Restart restart;
  private final Soundness soundness;
  private final ModelFacts facts;
  private final Path image;
  private final String version;
  private final String running;
  private final Optional<Slots> slots;

  private volatile Phone phone;

  /** Of the image that runs. */
  @Activate
  public ImageSlots(
      @Reference PhoneThread thread,
      @Reference Restart restart,
      @Reference Soundness soundness,
      BundleContext context,
      ModelFacts facts)
      throws IOException {
    this.thread = thread;
    this.restart = restart;
    this.soundness = soundness;
    this.facts = facts;
    this.image = Path.of(String.valueOf(context.getProperty("offhook.image")));
    this.version = version(image);
    this.running = String.valueOf(context.getProperty("offhook.slot"));
    this.slots =
        Optional.ofNullable(context.getProperty("offhook.slots")).map(Path::of).map(Slots::new);
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

  private static String version(Path image) throws IOException {
    Path manifest = image.resolve("image.json");
    return Files.isRegularFile(manifest)
        ? String.valueOf(((Map<?, ?>) Json.read(Files.readString(manifest))).get("version"))
        : "";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean wants(InputStream file) throws IOException {
    FirmwareHead head = FirmwareHead.read(file);
    head.mustFit(facts.vendor(), facts.model(), TrustedKeys.of(image));
    boolean givenUp = slots().state().failed().startsWith(head.version() + ": ");
    return !head.version().equals(version) && !givenUp;
  }

  private Slots slots() throws Refusal {
    return slots.orElseThrow(
        () ->
            new Refusal(
                "this phone was not started by its boot loader, bin/offhook-boot; its firmware"
                    + " stays as it is"));
  }

  @Override
  public synchronized void install(Path file) throws IOException {
    Slots all = slots();
    if (all.state().trial().isPresent()) {
      throw new Refusal("firmware is on trial already; wait for its end");
    }
    Slot idle = all.idle(running);
    FirmwareHead head = idle.fill(file, facts.vendor(), facts.model(), TrustedKeys.of(image));
    all.tryNext(idle, running, before());
    LOG.info(
        "Firmware {} is in slot {}; its trial begins when nobody talks",
        head.version(),
        idle.name());
    restart.restart("firmware " + head.version() + " goes on trial");
  }

  private Before before() throws IOException {
    Phone known = phone;
    Set<String> lines = known == null ? Set.of() : on(thread, () -> Proof.registered(known));
    return new Before(lines, soundness.faults().stream().map(Fault::part).collect(toSet()));
  }

  static <T> T on(PhoneThread thread, java.util.concurrent.Callable<T> task) throws IOException {
    try {
      return thread.call(task);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public String status() {
    StringBuilder text = new StringBuilder("version: " + version);
    if (slots.isEmpty()) {
      return text.append("\nslots: none, the phone was not started by its boot loader").toString();
    }
    try {
      Slots.State state = slots.get().state();
      text.append("\nstarts with: ").append(state.active());
      state.trial().ifPresent(trial -> text.append("\non trial: ").append(trial));
      for (String name : new String[] {"a", "b"}) {
        String held = slots.get().slot(name).version();
        text.append("\nslot ").append(name).append(": ").append(held.isEmpty() ? "empty" : held);
      }
      if (!state.failed().isEmpty()) {
        text.append("\ngiven up: ").append(state.failed());
      }
    } catch (IOException e) {
      text.append("\nslots: cannot be read: ").append(e.getMessage());
    }
    return text.toString();
  }

  @Override
  public String name() {
    return "firmware";
  }

  @Override
  public Health probe() {
    try {
      String failed = slots.isEmpty() ? "" : slots.get().state().failed();
      return failed.isEmpty() ? Health.ok(version) : Health.warn("given up: " + failed);
    } catch (IOException e) {
      return Health.critical("the slots cannot be read: " + e.getMessage());
    }
  }
}
