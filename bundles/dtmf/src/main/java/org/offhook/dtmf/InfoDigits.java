package org.offhook.dtmf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends digits by SIP INFO with {@code application/dtmf-relay}. The next INFO of a call waits for
 * the answer to the one before, so that digits arrive in order over UDP too. Digits that a peer
 * refuses for good are said in the voice instead.
 */
@Component(
    service = {DigitTransport.class, PhoneListener.class},
    property = DigitTransport.METHOD + "=VIA_SIP",
    configurationPid = "org.offhook.dtmf")
public final class InfoDigits implements DigitTransport, PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(InfoDigits.class);

  /** The peer does not know INFO or this type: it will not learn it during the call. */
  private static final Set<Integer> REFUSALS = Set.of(405, 415, 469, 501);

  private final Map<Call, Peer> peers = new HashMap<>();
  private final PhoneThread thread;
  private final DigitTransport voice;
  private volatile int duration;

  /** With who sends the digits as tones where the peer knows no INFO. */
  @Activate
  public InfoDigits(
      DtmfConfig config,
      @Reference PhoneThread thread,
      @Reference(target = "(" + DigitTransport.METHOD + "=INBAND)") DigitTransport voice) {
    this.thread = thread;
    this.voice = voice;
    configure(config);
  }

  @Modified
  void configure(DtmfConfig config) {
    duration = config.notifyDtmfDuration();
  }

  @Override
  public boolean send(Call call, char digit, int millis) {
    if (call.state() == CallState.ENDED || !allowed(call)) {
      return false;
    }
    Peer peer = peers.computeIfAbsent(call, Peer::new);
    return peer.take(new Press(digit, millis));
  }

  /** False when the peer lists the methods it takes and INFO is not among them. */
  private static boolean allowed(Call call) {
    List<String> allow = call.session().headers("Allow");
    return allow.isEmpty()
        || allow.stream().anyMatch(value -> value.toUpperCase(Locale.ROOT).contains("INFO"));
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      peers.remove(call);
    }
  }

  private String body(char digit) {
    return "Signal=" + digit + "\r\nDuration=" + duration + "\r\n";
  }

  /** One call: digits that wait, and whether the peer refused INFO. */
  private final class Peer {
    private final Call call;
    private final Deque<Press> waiting = new ArrayDeque<>();
    private boolean underWay;
    private boolean refuses;

    Peer(Call call) {
      this.call = call;
    }

    boolean take(Press press) {
      if (!refuses) {
        waiting.add(press);
        next();
      }
      return !refuses;
    }

    private void next() {
      if (underWay || waiting.isEmpty() || call.state() == CallState.ENDED) {
        return;
      }
      underWay = true;
      String body = body(waiting.element().digit());
      var info = new OutgoingRequest("INFO", "", List.of(), "application/dtmf-relay", body);
      call.session().send(info, this::answered);
    }

    private void answered(Response response) {
      underWay = false;
      if (response.code() >= 300) {
        LOG.info("Call {}: digit by INFO: {} {}", call.id(), response.code(), response.reason());
      }
      if (REFUSALS.contains(response.code())) {
        refuses = true;
        speak();
      } else {
        waiting.poll();
        next();
      }
    }

    /** Says in the voice what the peer did not take: no digit of a number may be missing. */
    private void speak() {
      Press press = waiting.poll();
      if (press != null && call.state() != CallState.ENDED) {
        voice.send(call, press.digit(), press.millis());
        thread.after(Duration.ofMillis(2L * press.millis()), this::speak);
      }
    }
  }

  /** A digit, and how long it was meant to sound. */
  private record Press(char digit, int millis) {}
}
