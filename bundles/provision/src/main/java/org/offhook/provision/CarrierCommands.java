package org.offhook.provision;

import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code update} and {@code backup}. */
@Component(
    service = CarrierCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=update",
      "osgi.command.function=backup",
      "offhook.help=update ITEM FROM | backup ITEM TO",
      "offhook.help=Takes software, configuration, phonebook or keys in, and gives them out again.",
      "offhook.help=FROM and TO are ftp://[USER:PASSWORD@]HOST/FILE, tftp://HOST/FILE or a file"
          + " here; FROM may be http or https, too.",
      "offhook.help=example: backup configuration ftp://files.example.com/phone.cfg",
      "offhook.help=example: update configuration phone.cfg"
    })
public final class CarrierCommands {
  private final Carrier carrier;

  /** With whom things are carried. */
  @Activate
  public CarrierCommands(@Reference Carrier carrier) {
    this.carrier = carrier;
  }

  /**
   * Takes an item in.
   *
   * @throws IOException when nothing was changed, with the reason
   */
  public String update(String... words) throws IOException {
    checked(words, "usage: update ITEM FROM");
    return carrier.update(Item.of(words[0]), words[1]);
  }

  /**
   * Gives an item out.
   *
   * @throws IOException when it did not get there, with the reason
   */
  public String backup(String... words) throws IOException {
    checked(words, "usage: backup ITEM TO");
    return carrier.backup(Item.of(words[0]), words[1]);
  }

  private static void checked(String[] words, String usage) {
    if (words.length != 2) {
      throw new IllegalArgumentException(
          usage + ", where ITEM is software, kernel, configuration, phonebook or keys");
    }
  }
}
