package org.offhook.lab;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.time.Clock;

/** The service numbers and the calls they have. Loop only. */
final class ServiceCalls {
  /** Begins every tag that the lab gives. */
  static final String TAG = "lab.";

  private static final int MOST = 300;
  private static final String CALLS_BACK = "605";
  private static final Duration BACK_AFTER = Duration.ofSeconds(3);

  /** How the lab sends requests of its own. */
  interface Sender {
    void send(SipMessage request) throws IOException, BadMessage;
  }

  private final Loop loop;
  private final Clock clock;
  private final BoundedLog log;
  private final Answers answers;
  private final Registrar registrar;
  private final Sender sender;
  private final String hostPort;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ServiceNumber> numbers = new HashMap<>();
  private final Map<String, LabCall> dialogs = new HashMap<>();
  private final Map<String, ServiceCall> invites = new HashMap<>();
  private volatile int count;
  private boolean closed;

  ServiceCalls(
      Loop loop,
      Clock clock,
      BoundedLog log,
      Answers answers,
      Registrar registrar,
      Sender sender,
      String hostPort) {
    this.loop = loop;
    this.clock = clock;
    this.log = log;
    this.answers = answers;
    this.registrar = registrar;
    this.sender = sender;
    this.hostPort = hostPort;
    Conference room = new Conference();
    add(ServiceNumber.audio("600", Duration.ZERO, false, Echo::new));
    add(ServiceNumber.audio("601", Duration.ZERO, true, Melody::milliwatt));
    add(ServiceNumber.audio("602", Duration.ofSeconds(3), true, Melody::chords));
    add(ServiceNumber.busy("603"));
    add(ServiceNumber.audio("604", Duration.ZERO, true, () -> room));
    add(ServiceNumber.busy(CALLS_BACK));
  }

  private void add(ServiceNumber number) {
    numbers.put(number.number(), number);
  }

  Optional<ServiceNumber> find(String user) {
    return Optional.ofNullable(numbers.get(user));
  }

  /** How many calls there are. Any thread. */
  int count() {
    return count;
  }

  /** Takes an INVITE to a service number. */
  void invite(ServiceNumber number, SipMessage invite, String key, Flow flow) {
    if (number.refusal() != 0) {
      answers.send(key, tagged(invite.reply(number.refusal(), "Busy Here")), flow);
      if (number.number().equals(CALLS_BACK)) {
        String caller = NameAddress.parse(invite.first("From")).uri();
        loop.after(BACK_AFTER, () -> callBack(caller));
      }
      return;
    }
    if (dialogs.size() >= MOST) {
      answers.send(key, tagged(invite.reply(503, "Service Unavailable")), flow);
      return;
    }
    try {
      String tag = newTag();
      RtpLeg leg = new RtpLeg(loop, clock, random, number.audio().get());
      ServiceCall call = new ServiceCall(this, number, tag, invite, key, flow, leg);
      dialogs.put(invite.callId() + " " + tag, call);
      invites.put(key, call);
      count = dialogs.size();
      call.begin();
    } catch (IOException e) {
      log.warn("No port for a call: " + e.getMessage());
      answers.send(key, tagged(invite.reply(503, "Service Unavailable")), flow);
    }
  }

  /** Calls whoever called 605, where it is registered. */
  private void callBack(String caller) {
    try {
      String user = SipAddress.parse(caller).user();
      Optional<Registrar.Binding> binding = registrar.find(user);
      if (closed || binding.isEmpty() || dialogs.size() >= MOST) {
        log.warn("Nobody was called back: " + user + " is not registered, or the lab is full");
        return;
      }
      place(caller, binding.get());
    } catch (IOException | BadMessage e) {
      log.warn("Nobody was called back: " + e.getMessage());
    }
  }

  private void place(String caller, Registrar.Binding binding) throws IOException {
    String tag = newTag();
    String callId = newTag();
    Flow flow = binding.flow();
    SipMessage invite =
        SipMessage.request("INVITE", binding.contact())
            .add("Via", "SIP/2.0/" + flow.transport() + " " + hostPort + ";branch=z9hG4bK" + callId)
            .add("Max-Forwards", "70")
            .add("From", "\"Lab\" <sip:" + CALLS_BACK + "@" + hostPort + ">;tag=" + tag)
            .add("To", "<" + caller + ">")
            .add("Call-ID", callId)
            .add("CSeq", "1 INVITE")
            .add("Contact", contact(flow));
    CallBack call =
        new CallBack(this, tag, invite, flow, new RtpLeg(loop, clock, random, new Echo()));
    dialogs.put(callId + " " + tag, call);
    count = dialogs.size();
    call.begin();
  }

  /** A response to a request of the lab's own. */
  void response(SipMessage response) {
    LabCall call = dialogs.get(response.callId() + " " + response.fromTag());
    if (call instanceof CallBack placed && response.method.equals("INVITE")) {
      placed.response(response);
    }
  }

  /** The call that a request inside a dialog is about. */
  Optional<LabCall> dialog(SipMessage request) {
    return Optional.ofNullable(dialogs.get(request.callId() + " " + request.toTag()));
  }

  /** The call that an INVITE with this key began. */
  Optional<ServiceCall> begunBy(String key) {
    return Optional.ofNullable(invites.get(key));
  }

  void forget(String callId, String tag, String key) {
    dialogs.remove(callId + " " + tag);
    invites.remove(key);
    count = dialogs.size();
  }

  void close() {
    closed = true;
    List<LabCall> all = new ArrayList<>(dialogs.values());
    all.forEach(LabCall::hangup);
  }

  /** Gives a response a To tag of the lab's, if it has none. */
  SipMessage tagged(SipMessage response) {
    if (response.toTag().isEmpty()) {
      response.set("To", response.first("To") + ";tag=" + newTag());
    }
    return response;
  }

  private String newTag() {
    return TAG + Long.toHexString(random.nextLong());
  }

  void sendOut(SipMessage request) throws IOException, BadMessage {
    sender.send(request);
  }

  String contact(Flow flow) {
    String suffix = flow.transport().equals("TCP") ? ";transport=tcp" : "";
    return "<sip:" + hostPort + suffix + ">";
  }

  Loop loop() {
    return loop;
  }

  Answers answers() {
    return answers;
  }

  BoundedLog log() {
    return log;
  }
}
