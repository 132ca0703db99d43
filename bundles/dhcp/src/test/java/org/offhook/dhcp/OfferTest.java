package org.offhook.dhcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;
import org.offhook.api.network.VendorOptions;

class OfferTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("00908f01020a", "440HD", "");

  private static NetworkOffer offer(int code, String text) {
    return new NetworkOffer("test", new DhcpOptions(Map.of(code, text.getBytes(US_ASCII))));
  }

  private static NetworkOffer offerHex(Map<Integer, String> hex) {
    Map<Integer, byte[]> values = new java.util.HashMap<>();
    hex.forEach((code, text) -> values.put(code, HexFormat.of().parseHex(text)));
    return new NetworkOffer("test", new DhcpOptions(values));
  }

  @Test
  void timeServersOfOption42WinOverThoseOf4() {
    NetworkOffer both = offerHex(Map.of(4, "0a000001", 42, "0a0000020a000003"));
    assertEquals(List.of("10.0.0.2", "10.0.0.3"), both.timeServers());
    assertEquals(List.of("10.0.0.1"), offerHex(Map.of(4, "0a000001")).timeServers());
    assertEquals(List.of(), offerHex(Map.of(42, "0a00")).timeServers(), "cut");
    assertEquals(List.of(), NetworkOffer.NONE.timeServers());
  }

  @Test
  void theOffsetIsSigned() {
    assertEquals(Optional.of(ZoneOffset.ofHours(-5)), offerHex(Map.of(2, "ffffb9b0")).timeOffset());
    assertEquals(
        Optional.of(ZoneOffset.ofHoursMinutes(5, 30)),
        offerHex(Map.of(2, "00004d58")).timeOffset());
    assertEquals(Optional.empty(), offerHex(Map.of(2, "7fffffff")).timeOffset());
    assertEquals(Optional.empty(), offerHex(Map.of(2, "80000000")).timeOffset());
    assertEquals(Optional.empty(), offerHex(Map.of(2, "00")).timeOffset());
  }

  @Test
  void vendorOptionsLeadToTheCertificateServiceAndTheVlan() {
    String sub =
        "010c"
            + hex("MS-UC-Client")
            + "0205"
            + hex("https")
            + "0315"
            + hex("lyncserver.domain.com")
            + "0403"
            + hex("443")
            + "0525"
            + hex("/CertProv/CertProvisioningService.svc")
            + "0a03"
            + hex("120")
            + "ff";
    VendorOptions vendor = offerHex(Map.of(43, sub)).vendorOptions().orElseThrow();
    assertEquals("MS-UC-Client", vendor.text(VendorOptions.IDENTIFIER).orElseThrow());
    assertEquals(
        URI.create("https://lyncserver.domain.com:443/CertProv/CertProvisioningService.svc"),
        vendor.certificateService().orElseThrow());
    assertEquals(OptionalInt.of(120), vendor.voiceVlan());
    assertEquals(Optional.empty(), vendor.url());
    VendorOptions wrong =
        offerHex(Map.of(43, "0a04" + hex("4095") + "03ff41")).vendorOptions().orElseThrow();
    assertEquals(OptionalInt.empty(), wrong.voiceVlan());
    assertEquals(Optional.empty(), wrong.certificateService(), "a cut sub-option");
  }

  @Test
  void vendorOptionsMayCarryAUrl() {
    assertEquals(
        "http://h/b.cfg",
        offer(43, "http://h/a.img;b.cfg").vendorProvisioning(PHONE).orElseThrow().configuration());
    assertEquals(
        "tftp://h/440HD.img",
        offerHex(Map.of(43, "0208" + hex("tftp://h")))
            .vendorProvisioning(PHONE)
            .orElseThrow()
            .firmware());
    assertTrue(offerHex(Map.of(43, "0203" + hex("abc"))).vendorProvisioning(PHONE).isEmpty());
  }

  @Test
  void sipServersComeInThreeForms() {
    String names = "00" + "03" + hex("sip") + "07" + hex("example") + "00" + "01" + hex("b") + "00";
    assertEquals(List.of("sip.example", "b"), offerHex(Map.of(120, names)).sipServers());
    assertEquals(List.of("10.0.0.1"), offerHex(Map.of(120, "010a000001")).sipServers());
    assertEquals(List.of("pool.example"), offer(120, "pool.example").sipServers());
    assertEquals(List.of(), offerHex(Map.of(120, "003f41")).sipServers(), "cut");
    assertEquals(List.of(), offerHex(Map.of(120, "00")).sipServers());
  }

  @Test
  void textEndsBeforeItsNuls() {
    NetworkOffer offer = offerHex(Map.of(66, hex("boot") + "0000", 67, "00", 160, "410d0a41"));
    assertEquals("tftp://boot/440HD.img", offer.bootProvisioning(PHONE).orElseThrow().firmware());
    assertTrue(offer.provisioning(160, PHONE).isEmpty(), "control characters are no text");
  }

  @Test
  void whatIsToldHidesPasswords() {
    String told = String.join("\n", offer(160, "http://me:geheim@h/a.img").lines());
    assertEquals("160: http://***@h/a.img", told);
    NetworkOffer many =
        offerHex(Map.of(2, "00001c20", 42, "0a000001", 43, "0203" + hex("abc"), 224, "0001"));
    assertEquals(
        List.of(
            "2 time offset: GMT+02:00",
            "42 NTP servers: 10.0.0.1",
            "43 vendor options: 2=abc",
            "224: 2 bytes"),
        many.lines());
    assertFalse(many.toString().contains("abc"), many.toString());
  }

  @Test
  void offersAreComparedByWhatTheyHold() {
    assertEquals(offer(15, "a"), offer(15, "a"));
    assertEquals(offer(15, "a").hashCode(), offer(15, "a").hashCode());
    assertNotEquals(offer(15, "a"), offer(15, "b"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(US_ASCII));
  }
}
