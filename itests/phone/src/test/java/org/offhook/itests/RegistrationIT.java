package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.testkit.phone.PhoneProcess;

/** The images that ship, registering at kamailio. */
class RegistrationIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "TCP"})
  void registersWithDigestAndUnregistersWhenItStops(String transport) throws Exception {
    try (Exchange exchange = Exchange.open()) {
      try (PhoneProcess phone =
          HousePhone.registered(directory, exchange.configuration(transport))) {
        assertTrue(exchange.kamailio().bindings().contains("100"));
      }
      exchange.awaitUnregistered();
    }
  }

  @Test
  void registersOverTlsWithItsOwnAuthority() throws Exception {
    try (Exchange exchange = Exchange.openWithTls();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("TLS"))) {
      assertTrue(exchange.kamailio().bindings().toLowerCase().contains("tls"));
    }
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() throws Exception {
    try (Exchange exchange = Exchange.openWithTls();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration("TLS", "offhook/sip/tls/trust_file="))) {
      phone.awaitOutput(Exchange.SOON, "lines", " FAILED ");
      assertFalse(exchange.kamailio().bindings().contains("sip:100@"));
    }
  }

  @Test
  void aWrongPasswordIsToldAndNotTriedOverAndOver() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration("UDP", "voip/line/0/auth_password=guessed"))) {
      phone.awaitOutput(Exchange.SOON, "lines", " FAILED ");
      Exchange.talk(2);
      long tries =
          exchange.kamailio().output().lines().filter(l -> l.contains("SEEN REGISTER")).count();
      assertTrue(tries <= 3, "asked " + tries + " times");
      assertFalse(phone.log().contains("guessed"), "the password is in the log");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "audiocodes-440hd, AUDC-IPPhone-440HD",
    "escene-es410, ES410",
    "genesys-420hd, 420HD"
  })
  void eachModelSaysWhatItIs(String model, String userAgent) throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(model, directory, exchange.configuration("UDP"))) {
      assertTrue(
          exchange.kamailio().bindings().contains(userAgent), exchange.kamailio().bindings());
    }
  }

  @Test
  void aModelRefusesWhatItDoesNotAllow() throws Exception {
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("escene-es410"),
            directory.resolve("data"),
            "voip/line/4/id=500\nvoip/line/3/id=300\n")) {
      String refused = phone.tryExec("config set voip/line/5/id=1").output();
      assertTrue(refused.contains("an index from 0 to 3 on the ES410"), refused);
      assertTrue(phone.exec("config problems").contains("voip/line/4/id"));
      assertTrue(phone.exec("config get voip/line/3/id").contains("300"));
    }
  }
}
