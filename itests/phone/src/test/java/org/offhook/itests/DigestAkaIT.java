package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/**
 * A registrar that asks by AKAv1-MD5 (RFC 3310), played by sipp with fixed nonces: those of test
 * set 1 of 3GPP TS 35.208 and two more for the same key, computed with openssl.
 */
class DigestAkaIT {
  private static final String FIRST = "I1U8vpY3qJ0hiuZNrke/NVXzKLQ1d7m5Sp/6w1Tfr7M=";
  private static final String STALE = "AAECAwQFBgcICQoLDA0ODwI7Y/UsjoAAfM1sTaXVU9E=";
  private static final String NEXT = "EBESExQVFhcYGRobHB0eH3JnCf1gGIAA+V9vUu7jYeo=";

  @TempDir Path directory;

  private static String challenge(String nonce) {
    return "WWW-Authenticate: Digest realm=\"ims.test\", nonce=\""
        + nonce
        + "\", algorithm=AKAv1-MD5";
  }

  private static String md5(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
  }

  /** What the registrar expects: the derived bytes in the place of the password. */
  private static String response(String nonce, String password, String uri) throws Exception {
    ByteArrayOutputStream a1 = new ByteArrayOutputStream();
    a1.writeBytes("100@ims.test:ims.test:".getBytes(StandardCharsets.UTF_8));
    a1.writeBytes(HexFormat.of().parseHex(password));
    String a2 = md5(("REGISTER:" + uri).getBytes(StandardCharsets.UTF_8));
    String whole = md5(a1.toByteArray()) + ":" + nonce + ":" + a2;
    return "response=.?" + md5(whole.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thePhoneRegistersAndGetsBackInStep() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String uri = "sip:127.0.0.1";
    String registrar =
        new Scenario("[media_port]")
            .receives("REGISTER")
            .answers("401 Unauthorized", challenge(FIRST))
            .receives("REGISTER", response(FIRST, "a54211d5e3ba50bf", uri))
            .answers("200 OK", "[last_Contact:];expires=4", "Contact: <sip:other@127.0.0.9>")
            .receives("REGISTER", response(FIRST, "a54211d5e3ba50bf", uri))
            .answers("401 Unauthorized", challenge(STALE))
            .receives("REGISTER", "auts=.ZBimG78vD9YZitbNM1Q=")
            .answers("401 Unauthorized", challenge(NEXT))
            .receives("REGISTER", response(NEXT, "14769521daa95e09", uri))
            .answers("200 OK", "[last_Contact:];expires=600", "Contact: <sip:other@127.0.0.9>")
            .toString();
    String configuration =
        """
        voip/line/0/id=100
        voip/line/0/auth_name=100@ims.test
        voip/signalling/sip/proxy_address=127.0.0.1
        voip/signalling/sip/proxy_port=%d
        voip/signalling/sip/transport_protocol=UDP
        voip/signalling/sip/port=%d
        offhook/audio/device=silence
        offhook/aka/0/user=100@ims.test
        offhook/aka/0/key=465b5ce8b199b49faa5f0a2ee238a6bc
        offhook/aka/0/op=cdc202d5123e20f62b6d676ac72cb318
        """
            .formatted(port, FreePort.any());
    try (PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of(HousePhone.MODEL), directory.resolve("data"), configuration);
        Sipp sipp = Sipp.start(registrar, port)) {
      phone.awaitOutput(Exchange.SOON, "health", "subscriber key 0 +no challenge yet");
      phone.exec("config set voip/line/0/enabled=1");
      sipp.awaitSuccess();
      Exchange.awaitRegistered(phone);
      phone.awaitOutput(Exchange.SOON, "health", "subscriber key 0 +agreed");
      assertFalse(
          phone.exec("config get offhook/aka/0/key").contains("465b5ce8"),
          "the key is never shown");
    }
  }
}
