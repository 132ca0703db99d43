package org.offhook.walk;

import java.util.List;
import java.util.Random;
import org.osgi.framework.BundleException;

/** What befalls a network, its server, and phones whose bundles come and go. */
final class Nature {
  private static final List<String> REMOVABLE =
      List.of(
          "transfer",
          "conference",
          "forward",
          "dnd",
          "hold-extras",
          "pickup",
          "auto-answer",
          "call-log",
          "keys",
          "blf",
          "redial",
          "dial-plan",
          "screening",
          "mwi",
          "dtmf",
          "tones",
          "line",
          "phone");
  private static final List<String> ENDS =
      List.of("deactivated", "timeout", "probation", "giveup", "rejected");

  private final Town town;
  private final Random random;
  private Desk mended;
  private String removed = "";
  private int cutOff;

  Nature(Town town, Random random) {
    this.town = town;
    this.random = random;
  }

  String act() throws BundleException {
    int what = random.nextInt(100);
    if (cutOff != 0 && what < 30) {
      return restore();
    }
    if (what < 50 && town.desks.stream().anyMatch(desk -> !desk.hasMedia())) {
      return media();
    }
    if (what < 25) {
      return town.server.notifier.change(pick(Town.WATCHED), random);
    }
    if (what < 50) {
      town.network.weather(pick(List.of(Weather.FAIR, Weather.HAZY, Weather.FOUL)));
      return town.network.weather().toString();
    }
    if (what < 62) {
      return cut();
    }
    if (what < 80) {
      return town.network.replay();
    }
    if (what < 85) {
      // Refused for good is refused for good: the lamp would stay dark.
      return town.server.notifier.end(random, ENDS.get(random.nextInt(4)));
    }
    if (what < 88) {
      town.server.restart();
      return "the server restarts";
    }
    return what < 91 ? media() : mend();
  }

  private String media() {
    Desk desk =
        town.desks.stream().filter(one -> !one.hasMedia()).findFirst().orElse(pick(town.desks));
    desk.media(!desk.hasMedia());
    return desk + (desk.hasMedia() ? " has sound again" : " loses its sound");
  }

  /** One at a time is cut off, and not for long. */
  private String cut() {
    if (cutOff == 0) {
      cutOff = random.nextInt(4) == 0 ? Exchange.PORT : pick(town.desks).port;
      town.network.cut(cutOff, true);
      return cutOff + " is cut off";
    }
    return restore();
  }

  private String restore() {
    int port = cutOff;
    cutOff = 0;
    town.network.cut(port, false);
    return port + " is back";
  }

  private String mend() throws BundleException {
    if (mended != null) {
      return putBack();
    }
    mended = pick(town.desks);
    removed = pick(REMOVABLE);
    if (List.of("call-log", "phone").contains(removed)) {
      mended.unlogged = true;
    }
    mended.house.remove(removed);
    // Without it there is nothing to walk on: it comes back at once.
    return removed.equals("phone") ? putBack() : mended + " loses " + removed;
  }

  private String putBack() throws BundleException {
    Desk desk = mended;
    mended = null;
    desk.house.putBack(removed);
    return desk + " has " + removed + " again";
  }

  /** Everything is as it should be again. */
  void calm() throws BundleException {
    town.network.weather(Weather.FAIR);
    restore();
    town.desks.forEach(desk -> desk.media(true));
    if (mended != null) {
      putBack();
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
