package org.offhook.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction.Use;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.Lamp;

class PageKeysTest {
  private Reception desk;
  private String shown;
  private Lamp light;

  private final Indicator indicator =
      new Indicator() {
        @Override
        public void lamp(Lamp lamp) {
          light = lamp;
        }

        @Override
        public void label(String text) {
          shown = text;
        }
      };

  @BeforeEach
  void open() throws Exception {
    desk = new Reception();
  }

  private Use key(int index, String number) {
    Key key =
        new Key(new KeyId(KeyId.Kind.FUNCTION, index), "PAGING", "", Map.of("number", number));
    return new PageKeys(desk.phone, desk.paging).use(key, indicator);
  }

  @Test
  void aPressBeginsAndAnotherOneEnds() {
    Use key = key(0, "");
    assertEquals("LOW", shown);
    key.press();
    assertEquals(List.of("LOW"), desk.groups.sending);
    assertEquals(Lamp.Colour.RED, light.colour());
    key.press();
    assertEquals(List.of(), desk.groups.sending);
    assertEquals(Lamp.OFF, light);
    desk.group("LOW").speaks();
    assertEquals(Lamp.Colour.GREEN, light.colour());
    key.close();
    desk.group("LOW").ends();
    assertEquals(Lamp.Colour.GREEN, light.colour(), "a closed key shows nothing more");
  }

  @Test
  void aKeyMayNameItsGroup() {
    key(13, "high").press();
    assertEquals(List.of("HIGH"), desk.groups.sending);
    assertEquals("HIGH", shown);
  }

  @Test
  void withoutAGroupInUseItIsASpeedDial() {
    key(3, "4711").press();
    assertEquals(List.of("4711"), desk.phone.dialled);
    key(3, "").press();
    assertEquals("nobody is paged: no group in use belongs to key 3", desk.lastNotice());
  }

  @Test
  void whatIsRefusedIsSaid() {
    desk.group("LOW").speaks();
    key(0, "").press();
    assertEquals("nobody is paged: somebody else is paging LOW", desk.lastNotice());
  }
}
