package org.offhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.Transport;

/**
 * The Contact of an account (RFC 3261 section 8.1.1.8): where each server reaches it, and a mark in
 * it by which we know it again. Phone thread.
 */
final class OwnContact {
  private static final String MARK = ";line=";
  private static final int MARK_LENGTH = 20;

  private final Engine engine;
  private final Account account;
  private final String mark;
  private final SeenAs seenAs = new SeenAs();

  OwnContact(Engine engine, Account account) {
    this.engine = engine;
    this.account = account;
    mark = MARK + token(engine, account);
  }

  /**
   * The same each time the account is opened: a Contact that is bound stays the right one. Two user
   * agents of one account are told apart all the same.
   */
  private static String token(Engine engine, Account account) {
    String name = engine.instance() + ' ' + account.addressOfRecord();
    String token =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .substring(0, MARK_LENGTH);
    boolean taken =
        engine.agents().stream().anyMatch(other -> other.contact().isOurs(MARK + token));
    return taken ? engine.tokens().next() : token;
  }

  /** For a server, in angle brackets. */
  String at(Server server) {
    String seen = seenAs.by(server).orElseGet(() -> engine.localHostPort(server));
    String how =
        server.transport() == Transport.UDP
            ? ""
            : ";transport=" + server.transport().name().toLowerCase(Locale.ROOT);
    return "<sip:" + RequestUri.escaped(account.user()) + "@" + seen + how + mark + ">";
  }

  /**
   * Learns how a server sees us (RFC 3581), so that the Contact leads back through a NAT; for TLS
   * also because only we can open connections.
   *
   * @return true when the Contact has changed
   */
  boolean learns(Server server, SIPResponse response) {
    if (!engine.config().rport()) {
      return false;
    }
    String before = at(server);
    seenAs.learn(server, response);
    return !before.equals(at(server));
  }

  /** True when a Contact carries our mark. */
  boolean isOurs(String contact) {
    return contact.contains(mark);
  }

  /** True when a Request-URI means this account: by the mark, else by user. */
  boolean isMeant(String uri) {
    return uri.contains(MARK)
        ? isOurs(uri)
        : Parties.party("<" + uri + ">").user().equals(account.user());
  }
}
