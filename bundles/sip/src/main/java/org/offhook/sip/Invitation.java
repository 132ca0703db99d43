package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.Header;

/**
 * What an INVITE of ours says and where it goes: at first, to where a redirect sends it, and with
 * another session interval.
 */
final class Invitation {
  private final Engine engine;
  private final CallSession session;
  private final Draft base;
  private final Optional<String> offer;
  private final List<Header> extra;

  /**
   * Who asks for privacy is anonymous in it (RFC 3323 section 4.1).
   *
   * @param base the bare request
   * @param offer session description; empty to let the peer offer
   * @param extra more headers
   */
  Invitation(
      Engine engine, CallSession session, Draft base, Optional<String> offer, List<Header> extra) {
    this.engine = engine;
    this.session = session;
    this.base =
        extra.stream().anyMatch(Invitation::wantsPrivacy)
            ? base.anonymous(session.agent().addressOfRecord())
            : base;
    this.offer = offer;
    this.extra = extra;
  }

  private static boolean wantsPrivacy(Header header) {
    return header.name().equalsIgnoreCase("Privacy")
        && header.value().toLowerCase(Locale.ROOT).matches(".*\\b(id|user)\\b.*");
  }

  /** What all of them have in common. */
  Draft base() {
    return base;
  }

  /** Who is called. */
  String uri() {
    return base.uri();
  }

  /** The session description; empty to let the peer offer. */
  Optional<String> offer() {
    return offer;
  }

  /** Headers that those above want in it. */
  List<Header> extra() {
    return extra;
  }

  /**
   * The request.
   *
   * @param shortest session interval that has been allowed so far, seconds
   */
  Draft to(String uri, int shortest) {
    int interval = engine.config().sessionTimer();
    List<Header> headers = new ArrayList<>(extra);
    headers.addAll(session.carried());
    headers.add(Features.supported(engine));
    if (interval > 0) {
      headers.add(new Header("Session-Expires", String.valueOf(Math.max(interval, shortest))));
      headers.add(new Header("Min-SE", String.valueOf(shortest)));
    }
    Draft draft = base.towards(uri, base.routes()).with(headers);
    return offer.isPresent()
        ? draft.carrying("application/sdp", offer.get())
        : draft.with(List.of(Features.accept()));
  }

  /** Ways to an address: a redirect out of our own domain goes straight where it says. */
  List<Way> ways(String uri) {
    Agent agent = session.agent();
    boolean ours =
        uri.equals(base.uri())
            || Uri.parse(uri).host().equalsIgnoreCase(agent.account().domain())
            || agent.account().outboundProxy().isPresent();
    return ours
        ? agent.directions().path(uri)
        : List.of(Way.to(Target.of(Uri.parse(uri), agent.account().transport())));
  }
}
