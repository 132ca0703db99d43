package org.offhook.digest.aka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.sip.KeyAgreement.Agreed;

/** One subscriber, asked by a server whose tokens were computed with another program. */
class SubscriberKeyTest {
  private static final Map<String, Object> SET_1 =
      Map.of(
          "_key", "465b5ce8b199b49faa5f0a2ee238a6bc", "_opc", "cd63cb71954a9f4e48a5994e37a02baf");

  /** Sequence number ff9bb4d0b607: the token of test set 1. */
  private static final String HIGH = "I1U8vpY3qJ0hiuZNrke/NVXzKLQ1d7m5Sp/6w1Tfr7M=";

  /** Sequence number 1. */
  private static final String LOW = "AAECAwQFBgcICQoLDA0ODwI7Y/UsjoAAfM1sTaXVU9E=";

  /** Sequence number ff9bb4d0b608. */
  private static final String NEXT = "EBESExQVFhcYGRobHB0eH3JnCf1gGIAA+V9vUu7jYeo=";

  @TempDir Path data;

  private SubscriberKey subscriber(Map<String, Object> set) {
    AkaConfig config =
        (AkaConfig)
            Proxy.newProxyInstance(
                AkaConfig.class.getClassLoader(),
                new Class<?>[] {AkaConfig.class},
                (self, method, arguments) ->
                    set.getOrDefault(method.getName(), method.getDefaultValue()));
    return new SubscriberKey(data, config);
  }

  private static String password(Optional<Agreed> agreed) {
    assertEquals("", agreed.orElseThrow().token());
    return HexFormat.of().formatHex(agreed.get().password());
  }

  @Test
  void theAnswerIsThatOfTheTestSet() {
    SubscriberKey subscriber = subscriber(SET_1);
    assertEquals("a54211d5e3ba50bf", password(subscriber.answer("100", HIGH)));
    assertEquals("14769521daa95e09", password(subscriber.answer("100", NEXT)));
    assertEquals("agreed", subscriber.probe().detail());
  }

  /** AUTS as another program computes it from the number that was taken last. */
  @Test
  void anOldNumberIsAnsweredWithOurOwn() {
    SubscriberKey subscriber = subscriber(SET_1);
    subscriber.answer("100", HIGH);
    Agreed told = subscriber.answer("100", LOW).orElseThrow();
    assertEquals("ZBimG78vD9YZitbNM1Q=", told.token());
    assertEquals(0, told.password().length);
    assertFalse(subscriber.answer("100", HIGH).orElseThrow().token().isEmpty(), "twice the same");
    assertEquals("14769521daa95e09", password(subscriber.answer("100", NEXT)));
  }

  @Test
  void theNumberOutlivesARestart() throws Exception {
    subscriber(SET_1).answer("100", HIGH);
    SubscriberKey again = subscriber(SET_1);
    assertEquals("ZBimG78vD9YZitbNM1Q=", again.answer("100", LOW).orElseThrow().token());
    assertEquals("ff9bb4d0b607", Files.readString(data.resolve("aka/sequence.0")).strip());
  }

  @Test
  void whoDoesNotKnowTheKeyGetsNoAnswer() {
    SubscriberKey subscriber = subscriber(SET_1);
    byte[] forged = Base64.getDecoder().decode(HIGH);
    forged[31] ^= 1;
    String nonce = Base64.getEncoder().encodeToString(forged);
    assertEquals(Optional.empty(), subscriber.answer("100", nonce));
    assertEquals(
        "a challenge is not answered: the server does not know the key",
        subscriber.probe().detail());
    for (String nonsense : new String[] {"", "dcd98b7102dd2f0e", "!", "AAAA"}) {
      assertEquals(Optional.empty(), subscriber.answer("100", nonsense), nonsense);
    }
    assertEquals("a54211d5e3ba50bf", password(subscriber.answer("100", HIGH)));
  }

  @Test
  void theKeyIsForItsUserAlone() {
    SubscriberKey subscriber =
        subscriber(
            Map.of(
                "user",
                "100@ims.example",
                "_key",
                SET_1.get("_key"),
                "_op",
                "cdc202d5123e20f62b6d676ac72cb318"));
    assertEquals(Optional.empty(), subscriber.answer("100", HIGH));
    assertEquals("a54211d5e3ba50bf", password(subscriber.answer("100@ims.example", HIGH)));
  }

  @Test
  void aSecretThatCannotBeUsedIsNamedAndNotShown() {
    SubscriberKey subscriber = subscriber(Map.of("_key", "secret", "_op", "", "index", 2));
    assertEquals(
        "offhook/aka/2/key: expected 32 hexadecimal digits, found something else",
        subscriber.probe().detail());
    assertEquals(Optional.empty(), subscriber.answer("100", HIGH));
    assertTrue(
        subscriber(Map.of("_key", SET_1.get("_key")))
            .probe()
            .detail()
            .startsWith("offhook/aka/0/op: expected 32 hexadecimal digits, found none"));
  }
}
