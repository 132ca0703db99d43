package org.offhook.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WishesTest {
  @Test
  void nothingSaidMeansAnythingGoes() {
    assertEquals(new Wishes(510_000, 48_000, false, false, false), Wishes.parse(""));
  }

  @Test
  void whatIsSaidIsRead() {
    assertEquals(
        new Wishes(24_000, 16_000, true, true, true),
        Wishes.parse(
            "minptime=10; UseInbandFec=1;maxaveragebitrate = 24000;maxplaybackrate=16000;"
                + "usedtx=1;cbr=1;stereo=1;sprop-stereo=1"));
  }

  @Test
  void whatCannotBeReadIsNotSaid() {
    assertEquals(Wishes.parse(""), Wishes.parse("maxaveragebitrate=x;;=;usedtx;cbr=;useinbandfec"));
    assertEquals(Wishes.parse(""), Wishes.parse("maxaveragebitrate=99999999999999999999"));
    assertEquals(6000, Wishes.parse("maxaveragebitrate=0").bitrate());
  }
}
