package org.offhook.api.provision;

import java.io.IOException;
import java.util.List;

/**
 * One way to find the provisioning server. The hunt asks these services in the order of their
 * ranking, the highest first. May wait for the network a few seconds.
 */
public interface ServerSource {
  /** Name for reports, such as {@code DHCP option 160}. */
  String name();

  /**
   * What it finds now; empty when nothing.
   *
   * @throws IOException when it could not be asked; the message is for people
   */
  List<Offer> offers() throws IOException;

  /**
   * Where files are.
   *
   * @param configuration URL of the configuration, or empty
   * @param firmware URL of the firmware, or empty
   */
  record Offer(String configuration, String firmware) {}
}
