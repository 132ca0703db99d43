package org.offhook.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.KeyAgreement.Agreed;
import org.offhook.api.sip.Secret;

/** What one account answers challenges with, and the nonces it may use again. Phone thread. */
final class Credentials {
  private static final int MAX_REALMS = 8;

  private final String user;
  private final Secret secret;
  private final Supplier<String> cnonces;
  private final Agreements agreements;
  private final Map<String, Realm> realms = new LinkedHashMap<>();

  /** Derives the password for a challenge that has one of its own. */
  @FunctionalInterface
  interface Agreements {
    /** What answers a nonce; empty when nobody derives it. */
    Optional<Agreed> answer(String algorithm, String user, String nonce);
  }

  Credentials(String user, Secret secret, Supplier<String> cnonces, Agreements agreements) {
    this.agreements = agreements;
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
                Collectors.groupingBy(Credentials::key, LinkedHashMap::new, Collectors.toList()));
    boolean answered = false;
    for (List<DigestChallenge> asked : byRealm.values()) {
      answered |= remember(asked);
    }
    return answered;
  }

  /** The strongest one that can be answered; false when there is none. */
  private boolean remember(List<DigestChallenge> asked) {
    List<DigestChallenge> left = new ArrayList<>(asked);
    while (!left.isEmpty()) {
      DigestChallenge strongest = DigestChallenge.strongest(left).orElseThrow();
      Optional<Agreed> password = password(strongest);
      if (password.isPresent()) {
        remember(strongest, password.get());
        return true;
      }
      left.remove(strongest);
    }
    return false;
  }

  private Optional<Agreed> password(DigestChallenge challenge) {
    String agreement =
        DigestAlgorithm.of(challenge.algorithm()).map(DigestAlgorithm::agreement).orElseThrow();
    if (agreement.isEmpty()) {
      return Optional.of(DigestResponse.configured(secret));
    }
    // The same nonce once more is no new challenge: its sequence number has been taken.
    Realm before = realms.get(key(challenge));
    return before != null && before.challenge.nonce().equals(challenge.nonce())
        ? Optional.of(before.password)
        : agreements.answer(agreement, user, challenge.nonce());
  }

  private static String key(DigestChallenge challenge) {
    return challenge.proxy() + challenge.realm();
  }

  /** The headers for a request, one for each realm that has asked before; counts nonces. */
  List<Header> answer(String method, String uri, String body) {
    List<Header> headers = new ArrayList<>();
    for (Realm realm : realms.values()) {
      realm.count++;
      DigestResponse response =
          new DigestResponse(realm.challenge, user, realm.password, cnonces.get(), realm.count);
      String name = realm.challenge.proxy() ? "Proxy-Authorization" : "Authorization";
      headers.add(new Header(name, response.header(method, uri, body)));
    }
    return headers;
  }

  private void remember(DigestChallenge challenge, Agreed password) {
    String key = key(challenge);
    realms.remove(key);
    if (realms.size() >= MAX_REALMS) {
      realms.remove(realms.keySet().iterator().next());
    }
    realms.put(key, new Realm(challenge, password));
  }

  private static final class Realm {
    final DigestChallenge challenge;
    final Agreed password;
    int count;

    Realm(DigestChallenge challenge, Agreed password) {
      this.challenge = challenge;
      this.password = password;
    }
  }
}
