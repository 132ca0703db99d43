package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.PhoneIdentity;

class PlaceTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("00:11:22:33:44:55", "420HD", "");
  @TempDir Path memory;

  private static Place option(String text) throws IOException {
    return Place.of("DHCP option 160", text, PHONE);
  }

  @Test
  void aNamedConfigurationIsThatOne() throws IOException {
    Place place = option("http://h/different.img;all.cfg");
    assertEquals(URI.create("http://h/different.img"), place.firmware());
    assertEquals(Optional.of(URI.create("http://h/all.cfg")), place.configurationFile());
    assertEquals("http://h/all.cfg (DHCP option 160)", place.toString());
  }

  @Test
  void theUsualNameIsLeftToTheFlavour() throws IOException {
    for (String text : List.of("http://h/d/", "http://h/d", "http://h/d/<MAC>.cfg")) {
      Place place = option(text);
      assertEquals(Optional.empty(), place.configurationFile(), text);
      assertEquals(URI.create("http://h/d/001122334455.xml"), place.file("001122334455.xml"));
      assertEquals("http://h/d/ (DHCP option 160)", place.toString());
    }
  }

  @Test
  void theLastPlaceIsRemembered() throws IOException {
    assertEquals(Optional.empty(), LastPlace.read(memory));
    Place place = option("http://h/different.img;all.cfg");
    LastPlace.write(memory, place);
    Place last = LastPlace.read(memory).orElseThrow();
    assertTrue(last.same(place));
    assertEquals(place.configurationFile(), last.configurationFile());
    assertEquals("the last server", last.origin());
  }

  @Test
  void whatIsNoPlaceIsNamed() {
    for (String text : List.of("", "server", "gopher://h/a", "http://", "http://h h/", "tftp:a")) {
      IOException refused = assertThrows(IOException.class, () -> option(text), text);
      assertTrue(refused.getMessage().contains("DHCP option 160"), refused.getMessage());
      assertTrue(refused.getMessage().contains("expected"), refused.getMessage());
    }
    for (String text : List.of("", "http://h", "http://h/", "file:///etc/passwd", "tones.zip")) {
      assertThrows(IOException.class, () -> Place.file(text, PHONE), text);
    }
  }

  @Test
  void aSingleFileIsAUrl() throws IOException {
    assertEquals(
        URI.create("tftp://h/420HD/tones%20new.zip"),
        Place.file(" tftp://h/<MODEL>/tones new.zip", PHONE));
  }
}
