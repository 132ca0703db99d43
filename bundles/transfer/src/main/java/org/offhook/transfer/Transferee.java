package org.offhook.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes where the other end of a call sends us, and reports how that goes (RFC 3515). */
@Component(
    service = {CallRequestHandler.class, PhoneListener.class},
    property = CallRequestHandler.METHOD + "=REFER")
public final class Transferee implements CallRequestHandler, PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(Transferee.class);

  private final Phone phone;
  private final Map<Call, Journey> journeys = new HashMap<>();
  private final Set<Call> referred = new HashSet<>();

  /** A call we were sent to, the one that sent us, and what was reported last. */
  private static final class Journey {
    final Call from;
    final String event;
    int reported;

    Journey(Call from, String event) {
      this.from = from;
      this.event = event;
    }
  }

  /** With the phone that goes. */
  @Activate
  public Transferee(@Reference Phone phone) {
    this.phone = phone;
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    List<String> targets = request.headers("Refer-To");
    Optional<ReferTarget> target =
        targets.size() == 1 ? ReferTarget.parse(targets.get(0)) : Optional.empty();
    if (target.isEmpty()) {
      request.respond(new Response(400, "One Refer-To with a SIP address expected", List.of(), ""));
      return true;
    }
    boolean silent =
        request.headers("Refer-Sub").stream()
            .anyMatch(text -> text.strip().equalsIgnoreCase("false"));
    List<Header> answer = silent ? List.of(new Header("Refer-Sub", "false")) : List.of();
    request.respond(new Response(202, "Accepted", answer, ""));
    Journey journey = silent ? null : new Journey(call, event(call, request));
    report(journey, new Sipfrag(100, "Trying"));
    go(call, target.get(), request, journey);
    return true;
  }

  /**
   * The CSeq tells apart what several REFERs in one dialog began (RFC 3515 section 2.4.6); the
   * first one may go without, as those want it that know of one only.
   */
  private String event(Call call, IncomingRequest request) {
    String id = request.headers("CSeq").stream().findFirst().orElse("").split("\\s+")[0];
    return referred.add(call) || id.isEmpty() ? "refer" : "refer;id=" + id;
  }

  private void go(Call call, ReferTarget target, IncomingRequest request, Journey journey) {
    List<Header> headers = new ArrayList<>(target.headers());
    request.headers("Referred-By").stream()
        .findFirst()
        .ifPresent(by -> headers.add(new Header("Referred-By", by)));
    phone.notice("Transferred to " + target.uri());
    try {
      Call next = phone.dial(Optional.of(call.line()), target.uri(), headers);
      if (journey != null) {
        journeys.put(next, journey);
        onCall(next);
      }
    } catch (CallRefused e) {
      LOG.info("A transfer to {} was refused: {}", target.uri(), e.getMessage());
      report(journey, new Sipfrag(603, "Declined"));
      call.resume();
    }
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      referred.remove(call);
    }
    Journey journey = journeys.get(call);
    if (journey == null) {
      return;
    }
    switch (call.state()) {
      case RINGING_OUT -> report(journey, new Sipfrag(180, "Ringing"));
      case CONNECTED, HELD -> arrived(call, journey);
      case ENDED -> lost(call, journey);
      default -> {
        // nothing to report yet
      }
    }
  }

  private void arrived(Call call, Journey journey) {
    journeys.remove(call);
    report(journey, new Sipfrag(200, "OK"));
  }

  /** Whoever sent us is still there: the person gets that call back. */
  private void lost(Call call, Journey journey) {
    journeys.remove(call);
    int code = call.end().map(end -> end.code() >= 300 ? end.code() : 487).orElse(487);
    String reason = call.end().map(end -> end.reason()).orElse("");
    report(journey, new Sipfrag(code, reason.isBlank() ? "Failed" : reason));
    if (journey.from.state() == CallState.HELD) {
      journey.from.resume();
    }
  }

  private static void report(Journey journey, Sipfrag status) {
    if (journey == null || journey.reported >= status.code()) {
      return;
    }
    journey.reported = status.code();
    if (journey.from.state() == CallState.ENDED) {
      return; // the transferor did not wait
    }
    String state = status.isFinal() ? "terminated;reason=noresource" : "active;expires=60";
    journey
        .from
        .session()
        .send(
            new OutgoingRequest(
                "NOTIFY",
                "",
                List.of(
                    new Header("Event", journey.event), new Header("Subscription-State", state)),
                Sipfrag.TYPE,
                status + "\r\n"),
            response -> {
              // a transferor that does not listen any more is none of our business
            });
  }
}
