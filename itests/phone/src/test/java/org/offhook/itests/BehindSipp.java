package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A phone (100) whose registrar and proxy are ports where a sipp plays one flow at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BehindSipp {
  static final String MEDIA = "[media_port]";

  int proxy;
  Path directory;
  PhoneProcess phone;

  @BeforeAll
  void boot(@TempDir Path fresh) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    directory = fresh;
    proxy = FreePort.any();
    phone =
        PhoneProcess.boot(
            HouseImages.of(HousePhone.MODEL),
            directory.resolve("data"),
            """
            voip/line/0/enabled=1
            voip/line/0/id=100
            voip/line/0/auth_name=100
            voip/line/0/auth_password=secret
            voip/signalling/sip/proxy_address=127.0.0.1
            voip/signalling/sip/proxy_port=%d
            voip/signalling/sip/sip_registrar/enabled=1
            voip/signalling/sip/sip_registrar/addr=127.0.0.1
            voip/signalling/sip/sip_registrar/port=%d
            voip/signalling/sip/port=%d
            offhook/audio/device=silence
            offhook/time/mode=SIP
            """
                .formatted(proxy, FreePort.any(), FreePort.any()));
    phone.awaitOutput(Exchange.SOON, "lines", "sip:100@");
  }

  @AfterAll
  void stop() {
    if (phone != null) {
      phone.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  /** The proxy, where this is played once. */
  Sipp atProxy(Scenario scenario) throws Exception {
    return Sipp.start(scenario.toString(), proxy);
  }

  static String challenge(String kind, String realm) {
    return kind + "-Authenticate: Digest realm=\"" + realm + "\", nonce=\"84a4cc6f\", qop=\"auth\"";
  }
}
