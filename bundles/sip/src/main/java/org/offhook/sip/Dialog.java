package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.offhook.api.sip.Header;

/** State of a dialog (RFC 3261 section 12). Phone thread. */
final class Dialog {
  private static final Set<String> WITHOUT_CONTACT = Set.of("ACK", "BYE", "PRACK", "INFO");

  private final Agent agent;
  private final String callId;
  private final String local;
  private final String remote;
  private final String remoteTag;
  private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private List<String> routes;
  private List<Header> carried = List.of();
  private String target;
  private int localSequence;
  private long remoteSequence;

  private Dialog(
      Agent agent, String callId, String local, String remote, String remoteTag, String target) {
    this.agent = agent;
    this.callId = callId;
    this.local = local;
    this.remote = remote;
    this.remoteTag = remoteTag;
    this.target = target;
  }

  /** The dialog that a response to our INVITE makes (section 12.1.2). */
  static Dialog ofResponse(Agent agent, Draft invite, int sequence, Reply reply) {
    String to = reply.values("To").get(0);
    Dialog dialog =
        new Dialog(agent, invite.callId(), invite.from(), to, reply.toTag(), invite.uri());
    dialog.localSequence = sequence;
    dialog.remoteSequence = -1;
    dialog.refresh(reply);
    return dialog;
  }

  /** The dialog that an INVITE to us makes (section 12.1.1). */
  static Dialog ofRequest(Agent agent, SIPRequest invite, String localTag) {
    String from = Msg.value(invite, "From").orElse("");
    String to = Msg.value(invite, "To").orElse("") + ";tag=" + localTag;
    String tag = invite.getFromTag() == null ? "" : invite.getFromTag();
    String id = invite.getCallId().getCallId();
    Dialog dialog = new Dialog(agent, id, to, from, tag, Uri.inside(from));
    dialog.routes = List.copyOf(Msg.values(invite, "Record-Route"));
    dialog.remoteSequence = invite.getCSeq().getSeqNumber();
    dialog.heard(invite);
    return dialog;
  }

  /**
   * The dialog that a NOTIFY makes which overtakes the response to our SUBSCRIBE (RFC 6665 section
   * 4.4.1).
   *
   * @param sequence the last CSeq of ours
   */
  static Dialog ofNotify(Agent agent, SIPRequest notify, int sequence) {
    String from = Msg.value(notify, "From").orElse("");
    String to = Msg.value(notify, "To").orElse("");
    String tag = notify.getFromTag() == null ? "" : notify.getFromTag();
    String id = notify.getCallId().getCallId();
    Dialog dialog = new Dialog(agent, id, to, from, tag, Uri.inside(from));
    dialog.routes = List.copyOf(Msg.values(notify, "Record-Route"));
    dialog.localSequence = sequence;
    dialog.remoteSequence = notify.getCSeq().getSeqNumber();
    dialog.heard(notify);
    return dialog;
  }

  /** Takes route set and target of a response: the 2xx counts, whatever a 18x said. */
  void refresh(Reply reply) {
    List<String> recorded = new ArrayList<>(reply.values("Record-Route"));
    Collections.reverse(recorded);
    routes = List.copyOf(recorded);
    heard(reply.message());
  }

  /** Takes target and abilities from a message that may refresh them. */
  void heard(SIPMessage message) {
    Msg.value(message, "Contact").map(Uri::inside).ifPresent(this::aim);
    List<String> allow = Msg.values(message, "Allow");
    if (!allow.isEmpty()) {
      allowed.clear();
      allow.forEach(value -> Collections.addAll(allowed, value.split("\\s*,\\s*")));
    }
  }

  /** True when the peer has said that it takes this method. */
  boolean allows(String method) {
    return allowed.contains(method);
  }

  Agent agent() {
    return agent;
  }

  String callId() {
    return callId;
  }

  String target() {
    return target;
  }

  String remoteTag() {
    return remoteTag;
  }

  /** The next CSeq of ours. */
  int nextSequence() {
    return ++localSequence;
  }

  /** The last CSeq of ours. */
  int sequence() {
    return localSequence;
  }

  /** Takes a CSeq of the peer; false when it is older than the last one (section 12.2.2). */
  boolean advances(long sequence) {
    if (sequence < remoteSequence) {
      return false;
    }
    remoteSequence = sequence;
    return true;
  }

  /** Headers that every request of this dialog carries. */
  void carry(List<Header> headers) {
    carried = List.copyOf(headers);
  }

  /** A request inside this dialog. */
  Draft draft(String method) {
    boolean contact = !WITHOUT_CONTACT.contains(method);
    Draft loose =
        new Draft(
            method, target, local, remote, callId, routes, contact ? "" : null, carried, "", "");
    if (routes.isEmpty() || Uri.inside(routes.get(0)).toLowerCase(Locale.ROOT).contains(";lr")) {
      return loose;
    }
    // A strict router of RFC 2543 wants to find itself in the Request-URI (section 12.2.1.1).
    List<String> strict = new ArrayList<>(routes.subList(1, routes.size()));
    strict.add("<" + target + ">");
    return loose.towards(Uri.inside(routes.get(0)), strict);
  }

  /** Where requests of this dialog go. */
  List<Way> ways() {
    return agent.directions().within(routes, target);
  }

  private void aim(String uri) {
    try {
      Uri.parse(uri);
      target = uri;
    } catch (IllegalArgumentException e) {
      // A target we cannot reach is no target: the one before stays.
    }
  }
}
