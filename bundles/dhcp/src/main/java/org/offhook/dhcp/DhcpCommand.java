package org.offhook.dhcp;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.api.network.HostNetwork;
import org.offhook.api.network.NetworkOffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command {@code dhcp}. */
@Component(
    service = DhcpCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=dhcp",
      "offhook.help=dhcp [ask]",
      "offhook.help=Tells what the network offers to phones; asks anew.",
      "offhook.help=example: dhcp ask"
    })
public final class DhcpCommand {
  private static final long PATIENCE_S = 25;
  static final String USAGE =
      """
      usage: dhcp       what the network offers, and who says so
             dhcp ask   asks anew, and waits for the answer
      example: dhcp ask""";

  private final HostNetwork network;

  /** With the network it tells of: the one that counts, wherever its options are from. */
  @Activate
  public DhcpCommand(@Reference(policyOption = ReferencePolicyOption.GREEDY) HostNetwork network) {
    this.network = network;
  }

  /** The command. */
  public String dhcp(String... words) throws InterruptedException {
    if (words.length == 0) {
      return told(network.offer());
    }
    if (words.length == 1 && words[0].equals("ask")) {
      try {
        return told(network.ask().get(PATIENCE_S, TimeUnit.SECONDS));
      } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
        return told(NetworkOffer.NONE);
      }
    }
    throw new IllegalArgumentException(USAGE);
  }

  private static String told(NetworkOffer offer) {
    return offer.source().isEmpty()
        ? "nobody offers anything"
        : "from " + offer.source() + "\n" + String.join("\n", offer.lines());
  }
}
