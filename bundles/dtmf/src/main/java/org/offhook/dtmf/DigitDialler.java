package org.offhook.dtmf;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Sends digits in order by the configured way. A way that a call cannot take is passed over: after
 * the configured one come telephone events, SIP INFO and tones in the voice.
 */
@Component(service = DigitTransport.Dialler.class, configurationPid = "org.offhook.dtmf")
@Designate(ocd = DtmfConfig.class)
public final class DigitDialler implements DigitTransport.Dialler {
  private static final String VIA_SIP = "VIA_SIP";
  private static final List<String> WAYS = List.of("RFC2833", VIA_SIP, "INBAND");

  private final PhoneThread thread;
  private final HeardDigits digits;
  private final Map<String, DigitTransport> transports = new ConcurrentHashMap<>();
  private final Map<Call, DigitSequence> sequences = new HashMap<>();
  private volatile DtmfConfig config;

  /** With the methods that the configuration orders. */
  @Activate
  public DigitDialler(
      DtmfConfig config, @Reference PhoneThread thread, @Reference HeardDigits digits) {
    this.config = config;
    this.digits = digits;
    this.thread = thread;
  }

  @Modified
  void configure(DtmfConfig changed) {
    config = changed;
  }

  @Deactivate
  void deactivate() {
    thread.leave(
        () -> {
          List.copyOf(sequences.values()).forEach(DigitSequence::cancel);
          sequences.clear();
        });
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTransport(DigitTransport transport, Map<String, Object> properties) {
    transports.put(String.valueOf(properties.get(DigitTransport.METHOD)), transport);
  }

  void removeTransport(DigitTransport transport, Map<String, Object> properties) {
    transports.remove(String.valueOf(properties.get(DigitTransport.METHOD)), transport);
  }

  @Override
  public void send(Call call, String digits) {
    sequences
        .computeIfAbsent(
            call, c -> new DigitSequence(c, thread, this::sendOne, this::timing, sequences::remove))
        .add(digits);
  }

  private DigitSequence.Timing timing() {
    return new DigitSequence.Timing(config.duration(), config.gap());
  }

  /** Sends by the first way that this call can take. */
  private boolean sendOne(Call call, char digit) {
    for (String way : ways()) {
      DigitTransport transport = transports.get(way);
      if (transport != null && transport.send(call, digit, config.duration())) {
        digits.tellSent(call, digit, config.duration());
        return true;
      }
    }
    return false;
  }

  private Iterable<String> ways() {
    if (config.dtmfViaSipForceFlag()) {
      return List.of(VIA_SIP);
    }
    var ways = new LinkedHashSet<String>();
    ways.add(config.outOfBandDtmf());
    ways.addAll(WAYS);
    return ways;
  }
}
