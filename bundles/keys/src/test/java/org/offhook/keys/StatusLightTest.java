package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.RegistrationState.Phase;

/** Lamps that belong to no key. */
class StatusLightTest {
  private final List<String> seen = new ArrayList<>();

  private Rig rig(Map<String, Object> facts) {
    Rig rig = new Rig(facts);
    StatusLight light = new StatusLight(rig.phone, rig.model, rig.changes);
    light.bindListener(each -> seen.add(each.name() + " " + KeysCommand.text(each.lamp())));
    return rig;
  }

  @Test
  void theStatusLightIsAsTheTableSays() {
    Rig rig = rig(Rig.ES410);
    var call = rig.phone.rings(0);
    rig.time.run();
    call.becomes(CallState.CONNECTED);
    rig.time.run();
    call.becomes(CallState.ENDED);
    rig.time.run();
    assertEquals(List.of("STATUS red, fast", "STATUS red", "STATUS off"), seen);
  }

  @Test
  void theRingLightIsBlueWhileACallWaits() {
    Rig rig = rig(Rig.AUDIOCODES);
    var call = rig.phone.rings(0).becomes(CallState.CONNECTED);
    rig.time.run();
    rig.phone.rings(1);
    rig.time.run();
    call.becomes(CallState.ENDED);
    rig.time.run();
    rig.phone.last().becomes(CallState.ENDED);
    rig.phone.registration = Phase.FAILED;
    rig.time.run();
    assertEquals(List.of("RING blue, fast", "RING red, fast", "RING red"), seen);
  }
}
