package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Ringer;

/** Who makes the sound of a ringing call. */
class RingerTest {
  private final Desk desk = new Desk();
  private final List<String> heard = new ArrayList<>();
  private final Ringer ringer =
      new Ringer() {
        @Override
        public Optional<Playback> ring(Call call, Media media) {
          String name = "call " + call.id();
          heard.add(name);
          return Optional.of(() -> heard.remove(name));
        }

        @Override
        public void silence() {}
      };

  private void install() {
    desk.phone.bindRinger(ringer);
    desk.time.run();
  }

  @Test
  void theRingerRingsInsteadOfTheCountry() {
    install();
    desk.rings();
    assertEquals(List.of("call 1"), heard);
    assertEquals(Set.of(), desk.heard());
    desk.newest().answer();
    assertEquals(List.of(), heard);
  }

  @Test
  void oneCallIsHeardAtATimeTheOldestFirst() {
    install();
    desk.rings();
    Call first = desk.newest();
    desk.rings();
    assertEquals(List.of("call 1"), heard);
    first.reject();
    assertEquals(List.of("call 2"), heard);
  }

  @Test
  void nothingRingsDuringACall() {
    install();
    desk.dialled();
    desk.rings();
    assertEquals(List.of(), heard);
    assertEquals(Set.of(Occasion.CALL_WAITING), desk.heard());
  }

  @Test
  void theRingerMayComeAndGoWhileItRings() {
    desk.rings();
    assertEquals(Set.of(Occasion.RING), desk.heard());
    install();
    assertEquals(Set.of(), desk.heard());
    assertEquals(List.of("call 1"), heard);
    desk.phone.unbindRinger(ringer);
    desk.time.run();
    assertEquals(List.of(), heard);
    assertEquals(Set.of(Occasion.RING), desk.heard());
  }

  @Test
  void aRingerThatFailsLeavesThePhoneRinging() {
    desk.phone.bindRinger(
        new Ringer() {
          @Override
          public Optional<Playback> ring(Call call, Media media) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void silence() {}
        });
    desk.time.run();
    desk.rings();
    assertEquals(Set.of(Occasion.RING), desk.heard());
  }
}
