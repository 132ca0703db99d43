package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.PhoneIdentity;

class PlaceTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("00:11:22:33:44:55", "420HD", "");

  private static Place option(String text) throws IOException {
    return Place.of("DHCP option 160", text, PHONE);
  }

  private static void says(String text, String firmware, String configuration) throws IOException {
    Place place = option(text);
    assertEquals(Optional.of(URI.create(firmware)), place.firmwareFile(), text);
    Optional<URI> file =
        configuration.isEmpty() ? Optional.empty() : Optional.of(URI.create(configuration));
    assertEquals(file, place.configurationFile(), text);
  }

  @Test
  void allFourSyntaxesOfTheOption() throws IOException {
    says(
        "http://192.168.2.1/different.img;<MAC>.cfg",
        "http://192.168.2.1/different.img",
        "http://192.168.2.1/001122334455.cfg");
    says("tftp://192.168.2.1", "tftp://192.168.2.1/420HD.img", "");
    says("ftp://server/Different.img", "ftp://server/Different.img", "");
    says(
        "https://server:8443/;all phones.cfg",
        "https://server:8443/420HD.img",
        "https://server:8443/all%20phones.cfg");
  }

  @Test
  void aDirectoryBelowTheServerIsKept() throws IOException {
    says(
        "http://h/firmwarefiles/;ipp/dhcpoption160.cfg",
        "http://h/firmwarefiles/420HD.img",
        "http://h/firmwarefiles/ipp/dhcpoption160.cfg");
    assertEquals(
        URI.create("http://h/a/001122334455.cfg"), option("http://h/a/").file("001122334455.cfg"));
    assertEquals(
        URI.create("http://h/a/001122334455.cfg"), option("http://h/a").file("001122334455.cfg"));
  }

  @Test
  void oneNameThatIsAConfigurationIsOne() throws IOException {
    says("http://h/<MODEL>.cfg", "http://h/420HD.img", "http://h/420HD.cfg");
  }

  @Test
  void theFixedUrlIsAFileOrADirectory() throws IOException {
    assertEquals(
        Optional.of(URI.create("http://h/420HD.cfg")),
        Place.fixed("url", "http://h/<420HD>.cfg", PHONE).configurationFile());
    assertEquals(Optional.empty(), Place.fixed("url", "http://h", PHONE).configurationFile());
    assertEquals(
        Optional.of(URI.create("http://h/001122334455.cfg")),
        Place.fixed("url", "http://h/different.img;<MAC>.cfg", PHONE).configurationFile());
  }

  @Test
  void whatIsNoPlaceIsNamed() {
    for (String text :
        List.of(
            "",
            "server",
            "gopher://h/a",
            "http://",
            "http:///a.img;b.cfg",
            "http://h/;../b.cfg",
            "http://h/;/etc/passwd",
            "http://h/;http://other/x.cfg",
            "http://h h/",
            "tftp:a")) {
      IOException refused = assertThrows(IOException.class, () -> option(text), text);
      assertTrue(refused.getMessage().contains("DHCP option 160"), refused.getMessage());
      assertTrue(refused.getMessage().contains("expected"), refused.getMessage());
    }
  }
}
