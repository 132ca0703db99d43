package org.offhook.redial;

import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Redial;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code redial}. */
@Component(
    service = RedialCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=redial",
      "offhook.help=redial [back | stop]",
      "offhook.help=Calls the last number again, or whoever called last; stop gives up a busy one.",
      "offhook.help=example: redial back"
    })
public final class RedialCommand {
  private static final String USAGE = "usage: redial [back | stop]";
  private final PhoneThread thread;
  private final Redial redial;

  /** With whom it calls. */
  @Activate
  public RedialCommand(@Reference PhoneThread thread, @Reference Redial redial) {
    this.thread = thread;
    this.redial = redial;
  }

  /** Runs the command. */
  public String redial(String... words) throws InterruptedException {
    String what = words.length == 0 ? "last" : words[0];
    if (words.length > 1 || !what.matches("last|back|stop")) {
      throw new IllegalArgumentException(USAGE);
    }
    return thread.ask(
        () -> {
          if (what.equals("stop")) {
            redial.stop();
            return "no number is called again";
          }
          var call = what.equals("back") ? redial.back() : redial.last();
          return "call %d to %s".formatted(call.id(), call.remote().label());
        });
  }
}
