package org.offhook.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Secret;

/** What one account answers challenges with, and the nonces it may use again. Phone thread. */
final class Credentials {
  private static final int MAX_REALMS = 8;

  private final String user;
  private final Secret secret;
  private final Supplier<String> cnonces;
  private final Map<String, Realm> realms = new LinkedHashMap<>();

  Credentials(String user, Secret secret, Supplier<String> cnonces) {
    this.user = user;
    this.secret = secret;
    this.cnonces = cnonces;
  }

  /**
   * Takes the challenges of a 401 or 407.
   *
   * @return false when none of them can be answered
   */
  boolean challenged(List<DigestChallenge> challenges) {
    if (secret.reveal().isEmpty() && user.isEmpty()) {
      return false;
    }
    Map<String, List<DigestChallenge>> byRealm =
        challenges.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.proxy() + c.realm(), LinkedHashMap::new, Collectors.toList()));
    byRealm.forEach((key, asked) -> DigestChallenge.strongest(asked).ifPresent(this::remember));
    return !byRealm.isEmpty();
  }

  /** The headers for a request, one for each realm that has asked before; counts nonces. */
  List<Header> answer(String method, String uri, String body) {
    List<Header> headers = new ArrayList<>();
    for (Realm realm : realms.values()) {
      realm.count++;
      DigestResponse response =
          new DigestResponse(realm.challenge, user, secret, cnonces.get(), realm.count);
      String name = realm.challenge.proxy() ? "Proxy-Authorization" : "Authorization";
      headers.add(new Header(name, response.header(method, uri, body)));
    }
    return headers;
  }

  private void remember(DigestChallenge challenge) {
    String key = challenge.proxy() + challenge.realm();
    realms.remove(key);
    if (realms.size() >= MAX_REALMS) {
      realms.remove(realms.keySet().iterator().next());
    }
    realms.put(key, new Realm(challenge));
  }

  private static final class Realm {
    final DigestChallenge challenge;
    int count;

    Realm(DigestChallenge challenge) {
      this.challenge = challenge;
    }
  }
}
