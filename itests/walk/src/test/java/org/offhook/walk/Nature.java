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
          "dtmf");
  private static final List<String> ENDS =
      List.of("deactivated", "timeout", "probation", "giveup", "rejected");

  private final Town town;
  private final Random random;
  private Desk mended;
  private String removed = "";

  Nature(Town town, Random random) {
    this.town = town;
    this.random = random;
  }

  String act() throws BundleException {
    int what = random.nextInt(100);
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
    return mend();
  }

  private String cut() {
    int port = random.nextInt(4) == 0 ? Exchange.PORT : pick(town.desks).port;
    boolean now = !town.network.isCut(port);
    town.network.cut(port, now);
    return port + (now ? " is cut off" : " is back");
  }

  private String mend() throws BundleException {
    if (mended != null) {
      return putBack();
    }
    mended = pick(town.desks);
    removed = pick(REMOVABLE);
    if (removed.equals("call-log")) {
      mended.unlogged = true;
    }
    mended.house.remove(removed);
    return mended + " loses " + removed;
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
    town.network.cut(Exchange.PORT, false);
    town.desks.forEach(desk -> town.network.cut(desk.port, false));
    if (mended != null) {
      putBack();
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
