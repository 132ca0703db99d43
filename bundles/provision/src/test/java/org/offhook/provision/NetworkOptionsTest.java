package org.offhook.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkOffer;

class NetworkOptionsTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("001122334455", "420HD", "");

  private static Optional<Place> first(Map<Integer, String> texts) throws IOException {
    Map<Integer, byte[]> options = new HashMap<>();
    texts.forEach((code, text) -> options.put(code, text.getBytes(UTF_8)));
    NetworkOffer offer = new NetworkOffer("test", new DhcpOptions(options));
    HostNetwork network =
        new HostNetwork() {
          @Override
          public NetworkOffer offer() {
            return offer;
          }

          @Override
          public CompletableFuture<NetworkOffer> ask(int... besides) {
            return CompletableFuture.completedFuture(offer);
          }
        };
    for (Source source : new NetworkOptions(network, 160, PHONE).sources()) {
      Optional<Place> place = source.ask();
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private static void says(Map<Integer, String> options, String firmware, String configuration)
      throws IOException {
    Place place = first(options).orElseThrow();
    assertEquals(URI.create(firmware), place.firmwareFile().orElseThrow());
    assertEquals(configuration, place.configurationFile().map(URI::toString).orElse(""));
  }

  @Test
  void theOptionOfTheUrlCountsBeforeAllOthers() throws IOException {
    says(
        Map.of(160, "http://a/;x.cfg", 66, "b", 43, "http://c/;z.cfg"),
        "http://a/420HD.img",
        "http://a/x.cfg");
    says(Map.of(66, "b", 43, "http://c/;z.cfg"), "tftp://b/420HD.img", "");
    says(Map.of(43, "http://c/;z.cfg"), "http://c/420HD.img", "http://c/z.cfg");
    assertEquals(Optional.empty(), first(Map.of(67, "nothing.img")));
  }

  @Test
  void theBootFileIsTheFirmwareUnlessTheServerNamesOne() throws IOException {
    says(
        Map.of(66, "192.168.2.1", 67, "420HD_2.0.9.img"), "tftp://192.168.2.1/420HD_2.0.9.img", "");
    says(
        Map.of(66, "http://h/d", 67, "a.img;<MAC>.cfg"),
        "http://h/d/a.img",
        "http://h/d/001122334455.cfg");
    says(Map.of(66, "http://h/d/own.img", 67, "other.img"), "http://h/d/own.img", "");
    says(Map.of(66, "h", 67, "/boot/a.img"), "tftp://h/boot/a.img", "");
  }
}
