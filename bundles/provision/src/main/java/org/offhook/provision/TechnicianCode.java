package org.offhook.provision;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneLock;
import org.offhook.api.phone.PhoneThread;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * A technician types a code and the address of the server at the phone, which has no line yet. A
 * phone that is locked takes none.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = ProvisionConfig.PID)
public final class TechnicianCode implements NumberEntry.Listener {
  private final PhoneThread thread;
  private final Settings settings;
  private final Provisioner provisioner;
  private final ProvisionConfig config;
  private final BundleContext context;
  private NumberEntry entry;
  private ServiceRegistration<NumberEntry.Listener> listening;
  private volatile Phone phone;
  private volatile PhoneLock lock;

  /** With the code, and with whom provisioning begins. */
  @Activate
  public TechnicianCode(
      @Reference PhoneThread thread,
      @Reference Settings settings,
      @Reference Provisioner provisioner,
      BundleContext context,
      ProvisionConfig config) {
    this.thread = thread;
    this.settings = settings;
    this.provisioner = provisioner;
    this.context = context;
    this.config = config;
  }

  /** Not by declaration: the entry asks for its listeners first, and would wait for itself. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindEntry(NumberEntry found) {
    entry = found;
    if (listening == null) {
      listening = context.registerService(NumberEntry.Listener.class, this, null);
    }
  }

  synchronized void unbindEntry(NumberEntry gone) {
    if (entry == gone) {
      entry = null;
      try {
        listening.unregister();
      } catch (IllegalStateException e) {
        // the bundle has stopped already, and its services with it
      }
      listening = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone found) {
    phone = found;
  }

  void unbindPhone(Phone gone) {
    phone = phone == gone ? null : phone;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLock(PhoneLock found) {
    lock = found;
  }

  void unbindLock(PhoneLock gone) {
    lock = lock == gone ? null : lock;
  }

  @Override
  public void onEntry(NumberEntry.State state) {
    PhoneLock known = lock;
    if (known == null || !known.isLocked()) {
      TechnicianDigits.of(config.technicianCode(), state.typed()).ifPresent(this::take);
    }
  }

  private void take(TechnicianDigits digits) {
    // The entry is telling of the digit right now.
    thread.execute(this::end);
    tell(digits.address().isEmpty() ? "Provisioning" : "Provisioning by " + digits.address());
    provisioner.lookAfter(() -> change(digits.address()));
  }

  private synchronized void end() {
    if (entry != null) {
      entry.end();
    }
  }

  /** True when something was changed. */
  private boolean change(String address) {
    Map<String, String> changes = new LinkedHashMap<>();
    if (!address.isEmpty()) {
      put(changes, "provisioning/method", "STATIC");
      put(changes, "provisioning/configuration/url", "");
      put(changes, "offhook/provision/server", address);
    }
    try {
      settings.set(changes);
      return !changes.isEmpty();
    } catch (InvalidSettings | IOException e) {
      tell("Provisioning: " + e.getMessage());
      return false;
    }
  }

  private void put(Map<String, String> changes, String path, String value) {
    if (!settings.get(path).orElse("").equals(value)) {
      changes.put(path, value);
    }
  }

  private void tell(String text) {
    Phone known = phone;
    if (known != null) {
      thread.execute(() -> known.notice(text));
    }
  }
}
