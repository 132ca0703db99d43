package org.offhook.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.ProvisioningAddress;

class ProvisioningAddressTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("00:90:8F:01:02:0A", "420HD", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // The four forms.
        "http://192.168.2.1 http://192.168.2.1/420HD.img http://192.168.2.1/00908f01020a.cfg",
        "tftp://10.0.0.1/a.img tftp://10.0.0.1/a.img tftp://10.0.0.1/00908f01020a.cfg",
        "ftp://files/a.img;b.cfg ftp://files/a.img ftp://files/b.cfg",
        "https://files:8443/;b.cfg https://files:8443/420HD.img https://files:8443/b.cfg",
        // Placeholders.
        "http://h/x.img;<MAC>.cfg http://h/x.img http://h/00908f01020a.cfg",
        "https://h/;<MODEL>_<MAC>_conf.cfg https://h/420HD.img https://h/420HD_00908f01020a_conf.cfg",
        "http://192.168.2.1/<420HD>.cfg http://192.168.2.1/420HD.img http://192.168.2.1/420HD.cfg",
        // Directories.
        "http://h/firmwarefiles;ipp/dhcpoption160.cfg http://h/firmwarefiles/420HD.img http://h/ipp/dhcpoption160.cfg",
        "http://h/a/b/ http://h/a/b/420HD.img http://h/a/b/00908f01020a.cfg",
        "http://h/a/b http://h/a/b/420HD.img http://h/a/b/00908f01020a.cfg",
        "http://h/a/x.img;/c/y.cfg http://h/a/x.img http://h/c/y.cfg",
        "http://h/a/x.img;https://g/y.cfg http://h/a/x.img https://g/y.cfg",
        "HTTP://h/a/x.img; HTTP://h/a/x.img HTTP://h/a/00908f01020a.cfg",
      })
  void bothFilesAreFound(String text, String firmware, String configuration) {
    assertEquals(
        new ProvisioningAddress(firmware, configuration),
        ProvisioningAddress.of("option 160", text, PHONE));
  }

  @Test
  void blanksAroundTheNamesDoNotMatter() {
    assertEquals(
        new ProvisioningAddress("http://h/x.img", "http://h/y%20z.cfg"),
        ProvisioningAddress.of("option 160", " http://h/x.img ; y z.cfg ", PHONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "192.168.2.1 '' tftp://192.168.2.1/420HD.img tftp://192.168.2.1/00908f01020a.cfg",
        "boot.example 420HD_2.0.9.img tftp://boot.example/420HD_2.0.9.img tftp://boot.example/00908f01020a.cfg",
        "boot /abc.img;efg.cfg tftp://boot/abc.img tftp://boot/efg.cfg",
        "HTTP://192.168.0.201 '' HTTP://192.168.0.201/420HD.img HTTP://192.168.0.201/00908f01020a.cfg",
        "http://h/ abc.img;efg.cfg http://h/abc.img http://h/efg.cfg",
        "http://h/abc.img;efg.cfg other.img http://h/abc.img http://h/efg.cfg",
        "h tftp://g/abc.img tftp://g/abc.img tftp://g/00908f01020a.cfg",
      })
  void optionsOfBootAreUnderstood(
      String server, String file, String firmware, String configuration) {
    assertEquals(
        new ProvisioningAddress(firmware, configuration),
        ProvisioningAddress.ofBoot(server, file, PHONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.168.2.1/a.img",
        "file:///etc/passwd",
        "http://",
        "http:///a.img",
        "http://h/a b{}.img",
        "http://h/x.img;file:///etc/passwd",
        "http://ho st/x.img",
        "http://h\r\n/x.img",
      })
  void whatIsNoAddressIsNamed(String text) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ProvisioningAddress.of("DHCP option 160", text, PHONE));
    assertTrue(e.getMessage().startsWith("DHCP option 160: \""), e.getMessage());
    assertTrue(e.getMessage().contains("expected ftp, tftp, http or https"), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void aMessageShowsNoPasswordAndIsShort() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ProvisioningAddress.of(
                    "option 160", "gopher://me:geheim@h/" + "x".repeat(9000), PHONE));
    assertFalse(e.getMessage().contains("geheim"), e.getMessage());
    assertTrue(e.getMessage().length() < 400, e.getMessage());
  }
}
