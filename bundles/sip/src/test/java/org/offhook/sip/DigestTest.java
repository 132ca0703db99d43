package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.sip.Secret;

class DigestTest {

  @Test
  void exampleOfRfc2617() {
    DigestChallenge challenge =
        new DigestChallenge(
            false,
            "testrealm@host.com",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "",
            "",
            "auth",
            false);
    DigestResponse response =
        new DigestResponse(challenge, "Mufasa", new Secret("Circle Of Life"), "0a4f113b", 1);
    assertEquals(
        "6629fae49393a05397450978507c4ef1", response.response("GET", "/dir/index.html", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "MD5,8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256,753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void examplesOfRfc7616(String algorithm, String expected) {
    DigestChallenge challenge =
        new DigestChallenge(
            false,
            "http-auth@example.org",
            "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
            algorithm,
            "auth",
            false);
    DigestResponse response =
        new DigestResponse(
            challenge,
            "Mufasa",
            new Secret("Circle of Life"),
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
            1);
    assertEquals(expected, response.response("GET", "/dir/index.html", ""));
    assertTrue(response.header("GET", "/dir/index.html", "").contains("qop=auth, nc=00000001"));
  }

  @Test
  void exampleOfRfc7616WithSha512256AsCorrectedByItsErrata() {
    DigestChallenge challenge =
        new DigestChallenge(
            false,
            "api@example.org",
            "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK",
            "HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS",
            "SHA-512-256",
            "auth",
            false);
    DigestResponse response =
        new DigestResponse(
            challenge,
            "J\u00e4s\u00f8n Doe",
            new Secret("Secret, or not?"),
            "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
            1);
    assertEquals(
        "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5",
        response.response("GET", "/doe.json", ""));
  }

  @Test
  void withoutQopAsInRfc2069() {
    DigestChallenge challenge = new DigestChallenge(false, "r", "n", "", "MD5", "", false);
    DigestResponse response = new DigestResponse(challenge, "u", new Secret("p"), "c", 1);
    DigestAlgorithm md5 = DigestAlgorithm.MD5;
    String expected = md5.hash(md5.hash("u:r:p") + ":n:" + md5.hash("REGISTER:sip:x"));
    assertEquals(expected, response.response("REGISTER", "sip:x", ""));
    assertFalse(response.header("REGISTER", "sip:x", "").contains("qop"));
  }

  @Test
  void bodyCountsWithAuthInt() {
    DigestChallenge challenge = new DigestChallenge(false, "r", "n", "", "MD5", "auth-int", false);
    DigestResponse response = new DigestResponse(challenge, "u", new Secret("p"), "c", 2);
    DigestAlgorithm md5 = DigestAlgorithm.MD5;
    String a2 = md5.hash("INVITE:sip:x:" + md5.hash("body"));
    String expected = md5.hash(md5.hash("u:r:p") + ":n:00000002:c:auth-int:" + a2);
    assertEquals(expected, response.response("INVITE", "sip:x", "body"));
  }

  @Test
  void strongestChallengeIsAnswered() {
    Credentials credentials =
        new Credentials(
            "u", new Secret("p"), () -> "c", (algorithm, user, nonce) -> Optional.empty());
    assertTrue(
        credentials.challenged(
            List.of(
                challenge("realm=\"r\", nonce=\"a\", algorithm=MD5"),
                challenge("realm=\"r\", nonce=\"b\", algorithm=SHA-256, qop=\"auth-int,auth\""),
                challenge("realm=\"q\", nonce=\"c\""))));
    List<String> answers =
        credentials.answer("REGISTER", "sip:x", "").stream().map(h -> h.value()).toList();
    assertEquals(2, answers.size());
    assertTrue(answers.get(0).contains("nonce=\"b\""));
    assertTrue(answers.get(0).contains("nc=00000001"));
    assertTrue(credentials.answer("REGISTER", "sip:x", "").get(0).value().contains("nc=00000002"));
  }

  @Test
  void realmsAreBounded() {
    Credentials credentials =
        new Credentials(
            "u", new Secret("p"), () -> "c", (algorithm, user, nonce) -> Optional.empty());
    for (int i = 0; i < 100; i++) {
      credentials.challenged(List.of(challenge("realm=\"r" + i + "\", nonce=\"n\"")));
    }
    assertEquals(8, credentials.answer("REGISTER", "sip:x", "").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic realm=\"r\"",
        "Digest",
        "Digest realm=\"r\"",
        "Digest nonce=\"n\"",
        "Digest realm=\"r\", nonce=\"\"",
        "Digest realm=\"r\", nonce=\"n\", algorithm=ROT13",
        "Digest realm=\"r\", nonce=\"n\", qop=\"confetti\"",
        "Digest realm=\"r, nonce=\"n"
      })
  void challengesThatCannotBeAnswered(String value) {
    assertEquals(Optional.empty(), DigestChallenge.parse(false, value));
  }

  @Test
  void overlongChallengeIsRefused() {
    String value = "Digest realm=\"r\", nonce=\"" + "n".repeat(100_000) + "\"";
    assertEquals(Optional.empty(), DigestChallenge.parse(false, value));
  }

  private static DigestChallenge challenge(String parameters) {
    return DigestChallenge.parse(false, "Digest " + parameters).orElseThrow();
  }

  /** RFC 3310: the derived bytes, which are no text, stand in the place of a password. */
  @Test
  void aDerivedPasswordAnswersAnAkaChallenge() {
    byte[] derived = java.util.HexFormat.of().parseHex("a54211d5e3ba50bf");
    List<String> asked = new java.util.ArrayList<>();
    Credentials credentials =
        new Credentials(
            "aka",
            new Secret(""),
            () -> "c",
            (algorithm, user, nonce) -> {
              asked.add(algorithm + " " + user + " " + nonce);
              return nonce.equals("none")
                  ? Optional.empty()
                  : Optional.of(
                      new org.offhook.api.sip.KeyAgreement.Agreed(
                          nonce.equals("old") ? new byte[0] : derived,
                          nonce.equals("old") ? "QVVUUw==" : ""));
            });
    assertTrue(credentials.challenged(aka("fresh")));
    String header = credentials.answer("REGISTER", "sip:home", "").get(0).value();
    // md5(md5("aka:r:" a54211d5e3ba50bf) ":fresh:" md5("REGISTER:sip:home")), by openssl
    assertTrue(header.contains("response=\"cb51e2a78c9bbc21b07e45a0a94b119d\""), header);
    assertTrue(header.contains("algorithm=AKAv1-MD5"), header);
    assertFalse(header.contains("auts"), header);
    assertTrue(credentials.challenged(aka("fresh")));
    assertEquals(List.of("AKAv1 aka fresh"), asked, "the same nonce is answered as before");
    assertTrue(credentials.challenged(aka("old")));
    assertTrue(
        credentials
            .answer("REGISTER", "sip:home", "")
            .get(0)
            .value()
            .endsWith("auts=\"QVVUUw==\""));
    assertFalse(credentials.challenged(aka("none")));
  }

  private static List<DigestChallenge> aka(String nonce) {
    return DigestChallenge.parse(
            false, "Digest realm=\"r\", nonce=\"" + nonce + "\", algorithm=AKAv1-MD5")
        .map(List::of)
        .orElseThrow();
  }

  /** Whoever cannot derive it takes the next best challenge of the realm. */
  @Test
  void withoutAnAgreementTheConfiguredPasswordAnswersWhatItCan() {
    Credentials credentials =
        new Credentials(
            "u", new Secret("p"), () -> "c", (algorithm, user, nonce) -> Optional.empty());
    List<DigestChallenge> both = new java.util.ArrayList<>(aka("n"));
    both.add(DigestChallenge.parse(false, "Digest realm=\"r\", nonce=\"m\"").orElseThrow());
    assertTrue(credentials.challenged(both));
    assertTrue(
        credentials.answer("REGISTER", "sip:home", "").get(0).value().contains("nonce=\"m\""));
  }
}
