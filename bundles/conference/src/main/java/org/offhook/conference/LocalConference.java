package org.offhook.conference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one conference that a phone has. */
@Component(configurationPid = ConferenceConfig.PID)
public final class LocalConference implements Conferences {
  private static final Logger LOG = LoggerFactory.getLogger(LocalConference.class);

  private final PhoneThread thread;
  private final Phone phone;
  private volatile Transfers transfers;
  private volatile ConferenceConfig config;

  /** With the phone whose calls it joins. */
  @Activate
  public LocalConference(
      @Reference PhoneThread thread, @Reference Phone phone, ConferenceConfig config) {
    this.thread = thread;
    this.phone = phone;
    this.config = config;
  }

  @Modified
  void modified(ConferenceConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindTransfers(Transfers transfers) {
    this.transfers = transfers;
  }

  void unbindTransfers(Transfers transfers) {
    if (this.transfers == transfers) {
      this.transfers = null;
    }
  }

  @Override
  public List<Call> parties() {
    return phone.joined();
  }

  @Override
  public void join(List<Call> calls) throws CallRefused {
    Set<Call> together = new LinkedHashSet<>(phone.joined());
    together.addAll(calls);
    if (together.size() < 2) {
      throw new CallRefused("two calls are needed for a conference");
    }
    if (together.size() > config.parties()) {
      throw new CallRefused(
          "a conference of %d calls, and %d are the most"
              .formatted(together.size(), config.parties()));
    }
    phone.join(List.copyOf(together));
  }

  @Override
  public void split(Call call) throws CallRefused {
    List<Call> rest = new ArrayList<>(phone.joined());
    if (!rest.remove(call)) {
      throw new CallRefused("call " + call.id() + " is in no conference");
    }
    phone.join(rest.size() < 2 ? List.of() : rest);
    call.hold();
    rest.get(0).resume();
  }

  @Override
  public void leave() throws CallRefused {
    List<Call> parties = phone.joined();
    Transfers now = transfers;
    if (parties.size() != 2) {
      throw new CallRefused("there are no two others to be left alone");
    }
    if (now == null) {
      throw new CallRefused("nothing on this phone transfers calls");
    }
    phone.join(List.of());
    now.attended(parties.get(0), parties.get(1));
  }

  /** Calls go on without the bundle, apart. */
  @Deactivate
  void deactivate() {
    thread.leave(
        () -> {
          try {
            phone.join(List.of());
          } catch (CallRefused e) {
            LOG.debug("nothing to take apart", e);
          }
        });
  }
}
