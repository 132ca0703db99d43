package org.offhook.fetch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
  /** The challenge of RFC 7616 section 3.9.1. */
  private static final String ASKED =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  private static String answer(String... headers) {
    Challenge challenge = Challenge.strongest(List.of(headers)).orElseThrow();
    String nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    return new Authorization(challenge, "Mufasa", "Circle of Life", nonce)
        .header("/dir/index.html");
  }

  @ParameterizedTest
  @CsvSource({
    "MD5,8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256,753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void digestsAreThoseOfTheStandard(String algorithm, String response) {
    String header = answer(ASKED.formatted(algorithm));
    assertTrue(header.contains("response=\"" + response + "\""), header);
    assertTrue(header.contains("opaque=\"FQhe/"), header);
    assertTrue(header.endsWith("qop=auth, nc=00000001"), header);
    assertFalse(header.contains("Circle"), header);
  }

  @Test
  void theStrongestChallengeIsAnswered() {
    String both = answer("Basic realm=\"a\"", ASKED.formatted("MD5"), ASKED.formatted("SHA-256"));
    assertTrue(both.contains("753927fa"), both);
    String oneHeader = answer("Basic realm=\"a, b\", " + ASKED.formatted("MD5"));
    assertTrue(oneHeader.contains("8ca523f5"), oneHeader);
    assertEquals(
        "Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl",
        answer("Basic realm=\"a\"", "Negotiate", ASKED.formatted("SHA-512-256")));
  }

  @Test
  void theOldWayWithoutQopIsUnderstood() {
    String header = answer("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b\"");
    assertFalse(header.contains("qop") || header.contains("cnonce"), header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Negotiate abc=",
        "Digest realm=\"a\"",
        "Digest nonce=\"n\", qop=\"auth-int\"",
        "\"",
        "=,="
      })
  void whatCannotBeAnsweredIsNot(String header) {
    assertTrue(Challenge.strongest(List.of(header)).isEmpty(), header);
  }
}
