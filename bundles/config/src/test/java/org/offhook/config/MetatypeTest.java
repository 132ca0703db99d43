package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Parameter.Type;

class MetatypeTest {
  private static final List<Definition> ALL = Metatype.read("test.bundle", Fixture.XML);

  private static Definition at(String path) {
    return ALL.stream().filter(d -> d.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void onlyAttributesWithAPathAreParameters() {
    assertEquals(10, ALL.size());
    assertEquals(0, ALL.stream().filter(d -> d.attribute().equals("hidden")).count());
  }

  @Test
  void anIndexedParameterHasItsBase() {
    Definition timeout = at("voip/line/{n}/call_forward/timeout");
    assertEquals(List.of("voip/line/{n}/time_out"), timeout.aliases());
    assertEquals("voip/line/7/call_forward/timeout", timeout.at(7));
    assertEquals(Optional.of(1L), timeout.min());
    assertEquals(Optional.of(60L), timeout.max());
    assertEquals("line", timeout.pid());
    assertEquals(199, timeout.last());
  }

  @Test
  void typesAreKnown() {
    assertEquals(Type.SECRET, at("voip/line/{n}/auth_password").type());
    assertEquals(Type.ENUMERATION, at("voip/line/{n}/call_forward/type").type());
    assertEquals(
        List.of("UNCONDITIONAL", "BUSY", "NO_REPLY"),
        at("voip/line/{n}/call_forward/type").allowed());
    assertEquals(Type.TEXT, at("voip/media/map").type());
    assertEquals("1", at("voip/media/preferred").defaultText());
    assertEquals(
        List.of("voip/media/prefered", "voip/media/old"), at("voip/media/preferred").aliases());
  }

  @Test
  void entitiesAndCommentsAreRead() {
    String xml =
        Fixture.XML
            .replace("name=\"Rate\"", "name=\"A &lt;b&gt; &#x263A;&#9786; &apos;&amp;lt;\"")
            .replace("<OCD id=\"Media\"", "<!-- <OCD id=\"None\"> --><OCD id=\"Media\"");
    Definition rate =
        Metatype.read("b", xml).stream()
            .filter(d -> d.attribute().equals("rate"))
            .findFirst()
            .orElseThrow();
    assertEquals("A <b> \u263a\u263a '&lt;", rate.name());
    assertEquals("media", rate.pid());
  }

  @Test
  void whatBndDoesNotWriteIsRefused() {
    assertThrows(RuntimeException.class, () -> Metatype.read("b", "<OCD id=\"x"));
    assertThrows(
        RuntimeException.class, () -> Metatype.read("b", "<AD id=\"x\" type=\"String\"/>"));
    assertEquals(List.of(), Metatype.read("b", "garbage"));
    assertEquals(List.of(), Metatype.read("b", ""));
  }
}
