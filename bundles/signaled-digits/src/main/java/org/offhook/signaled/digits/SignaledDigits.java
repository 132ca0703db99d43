package org.offhook.signaled.digits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Takes subscriptions to the digits of a call, one for each call and id. Phone thread. */
@Component(
    service = {CallRequestHandler.class, PhoneListener.class},
    configurationPid = SignaledConfig.PID,
    property = CallRequestHandler.METHOD + "=SUBSCRIBE")
@Designate(ocd = SignaledConfig.class)
public final class SignaledDigits implements CallRequestHandler, PhoneListener {
  private static final String EVENT = "telephone-event";
  private static final Pattern ID = Pattern.compile("(?i);\\s*id\\s*=\\s*([A-Za-z0-9._~-]{1,64})");
  private static final int MOST_OF_A_CALL = 4;

  private final PhoneThread thread;
  private final Clock clock;
  private final Map<Call, Map<String, Subscriber>> subscribers = new HashMap<>();
  private volatile SignaledConfig config;

  /** With its parameters. */
  @Activate
  public SignaledDigits(
      @Reference PhoneThread thread, @Reference Clock clock, SignaledConfig config) {
    this.thread = thread;
    this.clock = clock;
    this.config = config;
  }

  @Modified
  void modified(SignaledConfig config) {
    this.config = config;
    if (!config.enabled()) {
      thread.execute(this::endAll);
    }
  }

  @Override
  public boolean handle(Call call, IncomingRequest request) {
    String event = request.headers("Event").stream().findFirst().orElse("");
    if (!config.enabled()
        || !event.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(EVENT)) {
      return false;
    }
    Matcher named = ID.matcher(event);
    String id = named.find() ? ";id=" + named.group(1) : "";
    Map<String, Subscriber> ofCall = subscribers.computeIfAbsent(call, any -> new HashMap<>());
    if (!ofCall.containsKey(id) && ofCall.size() >= MOST_OF_A_CALL) {
      request.respond(new Response(403, "Too Many Subscriptions", List.of(), ""));
      return true;
    }
    int seconds = Math.min(asked(request), config.expires());
    Header expires = new Header("Expires", String.valueOf(seconds));
    request.respond(new Response(200, "OK", List.of(expires), ""));
    ofCall
        .computeIfAbsent(
            id, any -> new Subscriber(call, id, thread, clock, () -> ofCall.remove(id)))
        .lasts(seconds);
    return true;
  }

  private int asked(IncomingRequest request) {
    return request.headers("Expires").stream()
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .findFirst()
        .orElse(config.expires());
  }

  @Override
  public void onDigitSent(Call call, char digit, int millis) {
    List.copyOf(subscribers.getOrDefault(call, Map.of()).values())
        .forEach(subscriber -> subscriber.digit(digit, millis));
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      Map<String, Subscriber> gone = subscribers.remove(call);
      if (gone != null) {
        gone.values().forEach(Subscriber::forget);
      }
    }
  }

  private void endAll() {
    subscribers
        .values()
        .forEach(all -> List.copyOf(all.values()).forEach(one -> one.end("noresource")));
    subscribers.clear();
  }

  @Deactivate
  void close() {
    thread.leave(this::endAll);
  }
}
