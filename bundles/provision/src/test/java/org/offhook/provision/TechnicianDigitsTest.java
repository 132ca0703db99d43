package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a technician types. */
class TechnicianDigitsTest {
  private static Optional<String> address(String typed) {
    return TechnicianDigits.of("*1973*", typed).map(TechnicianDigits::address);
  }

  @Test
  void anAddressHasStarsForDotsAndTwoAtItsEnd() {
    assertEquals(Optional.of("192.0.2.17"), address("*1973*192*0*2*17**"));
    assertEquals(Optional.of(""), address("*1973***"), "the server that is set");
  }

  @Test
  void whatIsIncompleteOrNoAddressIsNothing() {
    for (String typed :
        new String[] {
          "",
          "*1973*",
          "*1973**",
          "*1973*192*0*2*17",
          "*1973*192*0*2*17*",
          "*1973*192*0*2**",
          "*1973*192*0*2*256**",
          "*1973*192*0*2*1*7**",
          "*1974*192*0*2*17**",
          "**",
          "2**"
        }) {
      assertEquals(Optional.empty(), address(typed), typed);
    }
    assertEquals(Optional.empty(), TechnicianDigits.of("", "192*0*2*17**"), "there is no code");
  }
}
