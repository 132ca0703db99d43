package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;

/** The person hears something that is no call. */
class EngagedTest {
  @Test
  void callsWaitMeanwhile() {
    Desk desk = new Desk();
    Phone.Engagement page = desk.phone.engage();
    desk.rings();
    assertEquals(Set.of(Occasion.CALL_WAITING), desk.heard());
    page.close();
    assertEquals(Set.of(Occasion.RING), desk.heard());
    page.close();
    desk.newest().answer();
    assertEquals(CallState.CONNECTED, desk.newest().state());
  }

  @Test
  void whatWaitsForQuietWaits() {
    Desk desk = new Desk();
    List<String> done = new ArrayList<>();
    Phone.Engagement page = desk.phone.engage();
    desk.phone.whenQuiet(() -> done.add("restart"));
    desk.time.run();
    assertEquals(List.of(), done);
    page.close();
    desk.time.run();
    assertEquals(List.of("restart"), done);
  }

  @Test
  void severalThingsCountTogether() {
    Desk desk = new Desk();
    Phone.Engagement one = desk.phone.engage();
    Phone.Engagement two = desk.phone.engage();
    one.close();
    desk.rings();
    assertEquals(Set.of(Occasion.CALL_WAITING), desk.heard());
    two.close();
    assertEquals(Set.of(Occasion.RING), desk.heard());
  }

  @Test
  void withoutCallWaitingTheyAreTurnedAway() {
    Desk desk = new Desk("callWaitingEnabled", false);
    Phone.Engagement page = desk.phone.engage();
    desk.rings();
    assertEquals(0, desk.phone.calls().size());
    page.close();
    desk.rings();
    assertEquals(1, desk.phone.calls().size());
  }
}
