package org.offhook.pickup;

import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Pickups;
import org.offhook.api.phone.RingingElsewhere;
import org.offhook.api.phone.RingingElsewhere.Ringing;
import org.offhook.api.sip.Header;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Takes calls that ring elsewhere, by code or by Replaces. */
@Component(configurationPid = PickupConfig.PID)
public final class CodePickups implements Pickups {
  private final Phone phone;
  private volatile PickupConfig config;
  private volatile RingingElsewhere ringing;

  /** With the phone that calls. */
  @Activate
  public CodePickups(@Reference Phone phone, PickupConfig config) {
    this.phone = phone;
    this.config = config;
  }

  @Modified
  void modified(PickupConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindRinging(RingingElsewhere ringing) {
    this.ringing = ringing;
  }

  void unbindRinging(RingingElsewhere ringing) {
    if (this.ringing == ringing) {
      this.ringing = null;
    }
  }

  @Override
  public Call directed(String number) throws CallRefused {
    check();
    Optional<Ringing> known = config.by().equals("REPLACES") ? ringingAt(number) : Optional.empty();
    return known.isPresent()
        ? replacing(number, known.get())
        : phone.dial(Optional.empty(), config.code() + number);
  }

  @Override
  public Call group() throws CallRefused {
    check();
    return phone.dial(Optional.empty(), config.groupCode().strip());
  }

  private void check() throws CallRefused {
    if (!config.enabled()) {
      throw new CallRefused("pickup is off: voip/services/call_pickup/enabled is 0");
    }
  }

  private Optional<Ringing> ringingAt(String number) {
    RingingElsewhere known = ringing;
    return known == null ? Optional.empty() : known.at(number);
  }

  /**
   * The caller is asked where it is known: it began the dialog that is replaced, as RFC 3891
   * section 3 demands. Else a server that stands between both is asked, by the number, and knows
   * the dialog as its notification named it. The tags are written as the one who is asked sees
   * them.
   */
  private Call replacing(String number, Ringing call) throws CallRefused {
    boolean callerKnown = !call.caller().isEmpty();
    String ofCallee = call.dialog().localTag();
    String ofCaller = call.dialog().remoteTag();
    String replaces =
        "%s;to-tag=%s;from-tag=%s;early-only"
            .formatted(
                call.dialog().callId(),
                callerKnown ? ofCaller : ofCallee,
                callerKnown ? ofCallee : ofCaller);
    return phone.dial(
        Optional.empty(),
        callerKnown ? call.caller() : number,
        List.of(new Header("Replaces", replaces)));
  }
}
