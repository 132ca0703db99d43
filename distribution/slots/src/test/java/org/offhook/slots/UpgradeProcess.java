package org.offhook.slots;

import java.nio.file.Path;

/** Upgrades back and forth until it is killed; says when it begins. */
final class UpgradeProcess {
  private UpgradeProcess() {}

  public static void main(String[] arguments) throws Exception {
    Slots slots = new Slots(Path.of(arguments[0]));
    Path trust = Path.of(arguments[1]);
    System.out.println("begins");
    System.out.flush();
    for (int round = 0; ; round++) {
      String running = slots.state().active();
      Slot idle = slots.idle(running);
      Path file = Path.of(arguments[2 + round % 2]);
      idle.fill(file, TestFirmware.VENDOR, TestFirmware.MODEL, TrustedKeys.of(trust));
      slots.tryNext(idle, running, Slots.Before.NOTHING);
      slots.commit();
    }
  }
}
