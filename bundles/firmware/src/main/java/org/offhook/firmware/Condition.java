package org.offhook.firmware;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.health.Soundness;
import org.offhook.api.health.Soundness.Fault;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.slots.Slots.Before;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** How the phone is: whether it works as it did. */
@Component(service = Condition.class)
public final class Condition {
  private final PhoneThread thread;
  private final Soundness soundness;
  private volatile Phone phone;
  private volatile HealthProbe config;

  /** What the phone is to say when it is there. */
  private final List<String> untold = new ArrayList<>();

  /** With what it asks. */
  @Activate
  public Condition(@Reference PhoneThread thread, @Reference Soundness soundness) {
    this.thread = thread;
    this.soundness = soundness;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindPhone(Phone phone) {
    this.phone = phone;
    untold.forEach(this::notice);
    untold.clear();
  }

  synchronized void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      target = "(offhook.health=config)")
  void bindConfig(HealthProbe config) {
    this.config = config;
  }

  void unbindConfig(HealthProbe config) {
    if (this.config == config) {
      this.config = null;
    }
  }

  /**
   * What to compare with later. Blocks; not for the phone thread.
   *
   * @throws IOException when the phone cannot be asked
   */
  Before before() throws IOException {
    Set<String> lines = onPhone().lines();
    return new Before(lines, soundness.faults().stream().map(Fault::part).collect(toSet()));
  }

  /** How it is now. Phone thread. */
  Proof proof() {
    Phone known = phone;
    return new Proof(
        known != null,
        known == null ? Set.of() : Proof.registered(known),
        Optional.ofNullable(config).map(HealthProbe::probe),
        soundness.faults());
  }

  /** How it is now. Blocks; not for the phone thread. */
  Proof onPhone() throws IOException {
    try {
      return thread.call(this::proof);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Tells the person at the phone, as soon as there is one. */
  synchronized void notice(String text) {
    Phone known = phone;
    if (known == null) {
      untold.add(text);
    } else {
      thread.execute(() -> known.notice(text));
    }
  }
}
