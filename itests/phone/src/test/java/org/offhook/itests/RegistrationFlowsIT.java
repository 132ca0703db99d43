package org.offhook.itests;

import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;

/** Registration as RFC 3665 has it, with sipp as registrar. */
class RegistrationFlowsIT extends BehindSipp {
  /** RFC 3665 section 2: registered, renewed, taken back; then refused. */
  @Test
  void registrations() throws Exception {
    phone.exec("config set voip/line/0/enabled=0");
    phone.awaitOutput(Exchange.SOON, "lines", "no lines");
    // What is taken back at the registrar before must not be heard here.
    int fresh = FreePort.any();
    phone.exec("config set voip/signalling/sip/sip_registrar/port=" + fresh);
    Scenario registered =
        new Scenario(MEDIA)
            .receives("REGISTER", "Max-Forwards: 70")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"))
            .receives("REGISTER", "Authorization: Digest .*username=.100.*realm=.biloxi")
            .answers("200 OK", "Expires: 4", "Date: Sat, 22 Nov 2031 12:00:00 GMT")
            .receives("REGISTER", "Authorization: Digest .*Expires: [1-9]|Expires: [1-9].*Digest")
            .answers("200 OK", "Expires: 600")
            .receives("REGISTER", "Expires: *0")
            .answers("200 OK");
    try (Sipp sipp = Sipp.start(registered.toString(), fresh)) {
      phone.exec("config set voip/line/0/enabled=1");
      sipp.awaitMessage(Exchange.SOON, "(?s)200 OK.*REGISTER .*200 OK");
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED ");
      // What time it is there is taken where that is wanted.
      phone.awaitOutput(Exchange.SOON, "time", "2031");
      phone.exec("config set voip/line/0/enabled=0");
      sipp.awaitSuccess();
    }
    Scenario refused =
        new Scenario(MEDIA)
            .receives("REGISTER")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"))
            .receives("REGISTER", "Authorization: Digest")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"));
    try (Sipp sipp = Sipp.start(refused.toString(), fresh)) {
      phone.exec("config set voip/line/0/enabled=1");
      sipp.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "lines", "401");
    }
  }
}
