package org.offhook.maintenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Restart;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code restart} and {@code defaults}. */
@Component(
    service = MaintenanceCommands.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=restart",
      "osgi.command.function=defaults",
      "offhook.help=restart [now] | defaults confirm [now]",
      "offhook.help=Starts the phone anew: lines unregister first, and register again afterwards.",
      "offhook.help=defaults forgets the configuration, contacts, call lists and all else that was"
          + " set or learned here; firmware, features and the log stay.",
      "offhook.help=Neither ends a call, unless told now.",
      "offhook.help=example: restart now"
    })
public final class MaintenanceCommands {
  /** Name of the file that has the launcher bring back the defaults. */
  static final String MARKER = "defaults-wanted";

  private final PhoneThread thread;
  private final Phone phone;
  private final Restart restart;
  private final Path data;

  /** With the phone that is to start anew. */
  @Activate
  public MaintenanceCommands(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference Restart restart,
      BundleContext context) {
    this.thread = thread;
    this.phone = phone;
    this.restart = restart;
    String directory = context.getProperty("offhook.data");
    this.data = Path.of(directory == null ? "data" : directory);
  }

  /**
   * Starts the phone anew.
   *
   * @throws IllegalStateException when somebody talks and it was not told {@code now}
   */
  public String restart(String... words) throws InterruptedException {
    List<String> told = List.of(words);
    if (!told.isEmpty() && !told.equals(List.of("now"))) {
      throw new IllegalArgumentException("usage: restart [now]");
    }
    end(!told.isEmpty());
    restart.restart("a person asked for it");
    return "the phone starts anew";
  }

  /**
   * Brings back the defaults.
   *
   * @throws IllegalStateException when somebody talks and it was not told {@code now}
   * @throws IOException when the wish cannot be written down; then nothing has changed
   */
  public String defaults(String... words) throws IOException, InterruptedException {
    List<String> told = List.of(words);
    boolean now = told.equals(List.of("confirm", "now"));
    if (!now && !told.equals(List.of("confirm"))) {
      throw new IllegalArgumentException(
          "usage: defaults confirm [now]; what was set or learned here is lost");
    }
    end(now);
    Files.writeString(data.resolve(MARKER), "a person asked for it\n");
    restart.restart("a person asked for the defaults");
    return "the phone starts anew with its defaults";
  }

  private void end(boolean now) throws InterruptedException {
    thread.ask(
        () -> {
          List<Call> calls = List.copyOf(phone.calls());
          if (!now && !calls.isEmpty()) {
            throw new IllegalStateException(
                calls.size() == 1
                    ? "there is a call; say now to end it"
                    : "there are " + calls.size() + " calls; say now to end them");
          }
          calls.forEach(Call::hangup);
          return null;
        });
  }
}
