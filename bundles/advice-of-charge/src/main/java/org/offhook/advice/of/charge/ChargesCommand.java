package org.offhook.advice.of.charge;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code charges}. */
@Component(
    service = ChargesCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=charges",
      "offhook.help=charges",
      "offhook.help=Shows what the server said last about the cost of calls.",
      "offhook.help=example: charges"
    })
public final class ChargesCommand {
  private final Charges charges;

  /** With what it shows. */
  @Activate
  public ChargesCommand(@Reference Charges charges) {
    this.charges = charges;
  }

  /** The command. */
  public String charges(String... words) {
    if (words.length > 0) {
      throw new IllegalArgumentException("usage: charges");
    }
    List<String> last = charges.last();
    return last.isEmpty() ? "no costs were told" : String.join("\n", last);
  }
}
