package org.offhook.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Restart;
import org.offhook.slots.FirmwareHead;
import org.offhook.slots.Json;
import org.offhook.slots.Refusal;
import org.offhook.slots.Slot;
import org.offhook.slots.Slots;
import org.offhook.slots.TrustedKeys;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slots of this phone. */
@Component(
    service = {Firmware.class, HealthProbe.class},
    configurationPid = "org.offhook.model")
public final class ImageSlots implements Firmware, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(ImageSlots.class);

  private final Restart restart;
  private final Condition condition;
  private final ModelFacts facts;
  private final Path image;
  private final String version;
  private final String running;
  private final Optional<Slots> slots;
  private final ClassData classData;

  /** Of the image that runs. */
  @Activate
  public ImageSlots(
      @Reference Restart restart,
      @Reference Condition condition,
      BundleContext context,
      ModelFacts facts)
      throws IOException {
    this.restart = restart;
    this.condition = condition;
    this.facts = facts;
    this.image = Path.of(String.valueOf(context.getProperty("offhook.image")));
    this.version = version(image);
    this.running = String.valueOf(context.getProperty("offhook.slot"));
    this.slots =
        Optional.ofNullable(context.getProperty("offhook.slots")).map(Path::of).map(Slots::new);
    this.classData = ClassData.of(context);
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
    head.mustFit(FirmwareHead.Kind.IMAGE, facts.vendor(), facts.model(), TrustedKeys.of(image));
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
    all.tryNext(idle, running, condition.before());
    LOG.info(
        "Firmware {} is in slot {}; its trial begins when nobody talks",
        head.version(),
        idle.name());
    restart.restart("firmware " + head.version() + " goes on trial");
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
    return text.append("\nclass data: ").append(classData.status()).toString();
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
