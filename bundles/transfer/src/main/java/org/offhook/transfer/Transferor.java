package org.offhook.transfer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Transfers;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Sends the other ends of calls to somebody else, and waits for what becomes of it. */
@Component(
    service = {Transfers.class, CallRequestHandler.class, PhoneListener.class},
    configurationPid = TransferConfig.PID,
    property = CallRequestHandler.METHOD + "=NOTIFY")
public final class Transferor implements Transfers, CallRequestHandler, PhoneListener {
  /** How long the target's own BYE is waited for, once it has taken the other call. */
  private static final Duration CONSULTATION_ENDS = Duration.ofSeconds(3);

  private final PhoneThread thread;
  private final Phone phone;
  private final Map<Call, Departure> departures = new HashMap<>();
  private volatile TransferConfig config;

  /** With the phone whose calls it transfers. */
  @Activate
  public Transferor(@Reference PhoneThread thread, @Reference Phone phone, TransferConfig config) {
    this.thread = thread;
    this.phone = phone;
    this.config = config;
  }

  @Modified
  void modified(TransferConfig config) {
    this.config = config;
  }

  @Override
  public void blind(Call call, String target) throws CallRefused {
    ready(call);
    String uri = uri(call, target.strip());
    refer(new Departure(call, null, target.strip()), "<" + uri + ">");
  }

  @Override
  public void attended(Call call, Call consultation) throws CallRefused {
    ready(call);
    if (call == consultation) {
      throw new CallRefused("two calls are needed for an attended transfer");
    }
    boolean ringing =
        consultation.state() == CallState.RINGING_OUT || consultation.state() == CallState.DIALING;
    if (ringing) {
      semiAttended(call, consultation);
      return;
    }
    ready(consultation);
    Departure departure = new Departure(call, consultation, consultation.remote().label());
    refer(departure, replacing(consultation));
  }

  private void semiAttended(Call call, Call consultation) throws CallRefused {
    if (!config.semiAttended()) {
      throw new CallRefused("call " + consultation.id() + " is not answered yet");
    }
    String uri = consultation.remote().uri();
    String target = consultation.remote().label();
    if (config.noCancel()) {
      refer(new Departure(call, consultation, target), "<" + uri + ">");
    } else {
      consultation.hangup();
      refer(new Departure(call, null, target), "<" + uri + ">");
    }
  }

  /** The target's address, with the request to take the place of our call with it. */
  private static String replacing(Call consultation) {
    String replaces = ReplacesHeader.toPeerOf(consultation.session().dialogId(), false);
    String contact = consultation.session().remoteTarget();
    // The very phone that we talk to, not any other that its owner may have (RFC 5589 section 7).
    return "<"
        + (contact.isEmpty() ? consultation.remote().uri() : contact)
        + "?Replaces="
        + ReplacesHeader.escaped(replaces)
        + ">";
  }

  private void ready(Call call) throws CallRefused {
    if (call.state() != CallState.CONNECTED && call.state() != CallState.HELD) {
      throw new CallRefused("call " + call.id() + " is not up");
    }
    if (departures.containsKey(call)) {
      throw new CallRefused("call " + call.id() + " is being transferred");
    }
  }

  private static String uri(Call call, String target) throws CallRefused {
    if (target.matches("(?i)(sips?|tel):\\S+")) {
      return target;
    }
    String address = target.replaceAll("[ ().-]", "").replace("#", "%23");
    if (!target.matches("\\S(.*\\S)?") || address.matches(".*[<>\"?].*")) {
      throw new CallRefused("\"" + target + "\" is no number, user@host or URI");
    }
    String domain = call.line().addressOfRecord().replaceFirst("^[^@]*@", "");
    return "sip:" + (target.contains("@") ? target : address + "@" + domain);
  }

  private void refer(Departure departure, String referTo) {
    Call call = departure.call;
    if (call.state() == CallState.CONNECTED) {
      call.hold();
    }
    departures.put(call, departure);
    if (config.expires() > 0) {
      departure.patience =
          thread.after(
              Duration.ofSeconds(config.expires()), () -> failed(departure, "it takes too long"));
    }
    call.session()
        .send(
            new OutgoingRequest(
                "REFER",
                "",
                List.of(
                    new Header("Refer-To", referTo),
                    new Header("Referred-By", "<" + call.line().addressOfRecord() + ">")),
                "",
                ""),
            response -> answered(departure, response));
  }

  private void answered(Departure departure, Response response) {
    if (response.code() >= 300) {
      failed(departure, response.code() + " " + response.reason());
    } else {
      departure.accepted = true;
    }
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    boolean refer =
        request.headers("Event").stream()
            .anyMatch(event -> event.split(";")[0].strip().equalsIgnoreCase("refer"));
    if (!refer) {
      return false;
    }
    request.respond(new Response(200, "OK", List.of(), ""));
    Departure departure = departures.get(call);
    if (departure != null) {
      told(departure, request);
    }
    return true;
  }

  private void told(Departure departure, IncomingRequest request) {
    Optional<Sipfrag> status = Sipfrag.parse(request.body());
    boolean over =
        request.headers("Subscription-State").stream()
            .anyMatch(
                state -> state.strip().toLowerCase(java.util.Locale.ROOT).startsWith("terminated"));
    if (status.isPresent() && status.get().isFinal()) {
      if (status.get().success()) {
        succeeded(departure);
      } else {
        failed(departure, status.get().code() + " " + status.get().reason());
      }
    } else if (over) {
      // Nothing more will be told: the other end goes its way, as it said it would.
      succeeded(departure);
    }
  }

  private void succeeded(Departure departure) {
    if (!forget(departure)) {
      return;
    }
    phone.notice("Transferred to " + departure.target);
    departure.call.hangup();
    Call consultation = departure.consultation;
    if (consultation != null && consultation.state() != CallState.ENDED) {
      thread.after(CONSULTATION_ENDS, consultation::hangup);
    }
  }

  private void failed(Departure departure, String why) {
    if (!forget(departure)) {
      return;
    }
    phone.notice("Not transferred to " + departure.target + ": " + why);
    if (departure.consultation == null && departure.call.state() == CallState.HELD) {
      departure.call.resume();
    }
  }

  private boolean forget(Departure departure) {
    if (departure.patience != null) {
      departure.patience.cancel();
    }
    return departures.remove(departure.call) != null;
  }

  /** A call that ends while it is transferred has left. */
  @Override
  public void onCall(Call call) {
    Departure departure = departures.get(call);
    if (departure != null && call.state() == CallState.ENDED) {
      if (departure.accepted) {
        succeeded(departure);
      } else {
        forget(departure);
      }
    }
  }

  @Deactivate
  void deactivate() {
    thread.leave(
        () -> {
          for (Departure departure : List.copyOf(departures.values())) {
            forget(departure);
          }
        });
  }
}
