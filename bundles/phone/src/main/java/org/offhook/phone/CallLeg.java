package org.offhook.phone;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leg of a call towards its peer: the SIP session. A session that fails in what it is asked to
 * do is logged and must not keep the call alive. Phone thread.
 */
final class CallLeg {
  private static final Logger LOG = LoggerFactory.getLogger(CallLeg.class);

  /** Marks a call for help (RFC 3261 section 20.26). */
  static final Header FOR_HELP = new Header("Priority", "emergency");

  private final int call;
  private Session session;

  /**
   * Without session yet.
   *
   * @param call its number, for the log
   */
  CallLeg(int call) {
    this.call = call;
  }

  /** The session; null before the INVITE. */
  Session session() {
    return session;
  }

  /** Takes the session of a call that came in. */
  void take(Session came, SessionListener peer) {
    session = came;
    session.listen(peer);
  }

  /**
   * Sends the INVITE.
   *
   * @param offer session description; empty to let the peer offer
   * @param anonymous whether the server is asked to keep to itself who we are (RFC 3323 section
   *     4.2); never in a call for help
   * @throws IllegalArgumentException when the target is no address
   */
  void invite(
      Line line,
      String target,
      Optional<String> offer,
      List<Header> headers,
      boolean anonymous,
      SessionListener peer) {
    List<Header> all =
        anonymous && !headers.contains(FOR_HELP)
            ? Stream.concat(headers.stream(), Stream.of(new Header("Privacy", "id"))).toList()
            : headers;
    session = line.invite(target, offer, all, peer);
  }

  void answer(String sdp) {
    signal(() -> session.answer(sdp));
  }

  /** Rejects what rings; the Warning says {@code why}. */
  void reject(int code, String phrase, String why) {
    signal(() -> session.reject(code, phrase, Refusal.headers(code, why)));
  }

  /** Sends what rings elsewhere; a target that is no address must not leave it unanswered. */
  void redirect(String target, List<Header> headers) {
    signal(
        () -> {
          try {
            session.redirect(List.of(target), headers);
          } catch (IllegalArgumentException e) {
            LOG.warn("Call {} cannot be sent to \"{}\": {}", call, target, e.getMessage());
            session.reject(480, "Temporarily Unavailable");
          }
        });
  }

  void offer(String sdp) {
    signal(() -> session.offer(sdp));
  }

  /** Ends the session, if there is one. */
  void end() {
    if (session != null) {
      signal(session::end);
    }
  }

  private void signal(Runnable request) {
    try {
      request.run();
    } catch (RuntimeException e) {
      LOG.warn("Call {}: signalling failed", call, e);
    }
  }
}
