package org.offhook.provision;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.config.Dialect;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.contacts.PhonebookFormat;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.firmware.SignedFeatures;
import org.offhook.api.provision.ProvisioningListener;
import org.offhook.api.ringtones.RingTones;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Who takes in what the files hold: formats and books, as far as they are installed. */
@Component(service = Shelf.class)
public final class Shelf {
  private final List<Dialect> dialects = new CopyOnWriteArrayList<>();
  private final List<ProvisioningListener> listeners = new CopyOnWriteArrayList<>();
  private final List<PhonebookFormat> bookFormats = new CopyOnWriteArrayList<>();
  private volatile Phonebook phonebook;
  private volatile RingTones ringTones;
  private volatile Firmware firmware;
  private volatile SignedFeatures features;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhonebook(Phonebook found) {
    phonebook = found;
  }

  void unbindPhonebook(Phonebook gone) {
    if (phonebook == gone) {
      phonebook = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindRingTones(RingTones found) {
    ringTones = found;
  }

  void unbindRingTones(RingTones gone) {
    if (ringTones == gone) {
      ringTones = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindFirmware(Firmware found) {
    firmware = found;
  }

  void unbindFirmware(Firmware gone) {
    if (firmware == gone) {
      firmware = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindFeatures(SignedFeatures found) {
    features = found;
  }

  void unbindFeatures(SignedFeatures gone) {
    if (features == gone) {
      features = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDialect(Dialect dialect) {
    dialects.add(dialect);
  }

  void unbindDialect(Dialect dialect) {
    dialects.remove(dialect);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindBookFormat(PhonebookFormat format) {
    bookFormats.add(format);
  }

  void unbindBookFormat(PhonebookFormat format) {
    bookFormats.remove(format);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ProvisioningListener listener) {
    listeners.add(listener);
  }

  void unbindListener(ProvisioningListener listener) {
    listeners.remove(listener);
  }

  /** Tells all who want to know that the configuration was changed. */
  void tell(Set<String> done) {
    listeners.forEach(listener -> listener.onConfiguration(done));
  }

  List<Dialect> dialects() {
    return dialects;
  }

  /** The dialect of this name, whose file names are asked for. */
  Dialect dialect(String name) throws IOException {
    return dialects.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no installed capability reads " + name + " files"));
  }

  List<PhonebookFormat> bookFormats() {
    return bookFormats;
  }

  Optional<Phonebook> phonebook() {
    return Optional.ofNullable(phonebook);
  }

  Optional<Firmware> firmware() {
    return Optional.ofNullable(firmware);
  }

  Optional<SignedFeatures> features() {
    return Optional.ofNullable(features);
  }

  Optional<RingTones> ringTones() {
    return Optional.ofNullable(ringTones);
  }
}
