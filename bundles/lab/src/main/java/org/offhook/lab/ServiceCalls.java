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

  /** How the lab sends requests of its own. */
  interface Sender {
    void send(SipMessage request) throws IOException, BadMessage;
  }

  private final Loop loop;
  private final Clock clock;
  private final BoundedLog log;
  private final Answers answers;
  private final Sender sender;
  private final String hostPort;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ServiceNumber> numbers = new HashMap<>();
  private final Map<String, ServiceCall> dialogs = new HashMap<>();
  private final Map<String, ServiceCall> invites = new HashMap<>();
  private volatile int count;

  ServiceCalls(
      Loop loop, Clock clock, BoundedLog log, Answers answers, Sender sender, String hostPort) {
    this.loop = loop;
    this.clock = clock;
    this.log = log;
    this.answers = answers;
    this.sender = sender;
    this.hostPort = hostPort;
    Conference room = new Conference();
    add(ServiceNumber.audio("600", Duration.ZERO, false, Echo::new));
    add(ServiceNumber.audio("601", Duration.ZERO, true, Melody::milliwatt));
    add(ServiceNumber.audio("602", Duration.ofSeconds(3), true, Melody::chords));
    add(ServiceNumber.busy("603"));
    add(ServiceNumber.audio("604", Duration.ZERO, true, () -> room));
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

  /** The call that a request inside a dialog is about. */
  Optional<ServiceCall> dialog(SipMessage request) {
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
    List<ServiceCall> all = new ArrayList<>(dialogs.values());
    all.forEach(ServiceCall::hangup);
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
