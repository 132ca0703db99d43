package org.offhook.dial.plan;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.HookListener;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code hook}: lifts the handset, or puts it back. */
@Component(
    service = HookCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=hook",
      "offhook.help=hook off | on",
      "offhook.help=off answers a call that rings, else dials what was typed, else waits for digits;",
      "offhook.help=on ends the call, or forgets what was typed.",
      "offhook.help=example: hook off"
    })
public final class HookCommand {
  private static final String USAGE = "usage: hook off | on";
  private final PhoneThread thread;
  private final Phone phone;
  private final NumberEntry entry;
  private final List<HookListener> listeners = new CopyOnWriteArrayList<>();

  /** With the calls and the number that is typed. */
  @Activate
  public HookCommand(
      @Reference PhoneThread thread, @Reference Phone phone, @Reference NumberEntry entry) {
    this.thread = thread;
    this.phone = phone;
    this.entry = entry;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(HookListener listener) {
    listeners.add(listener);
  }

  void unbindListener(HookListener listener) {
    listeners.remove(listener);
  }

  /** Runs the command. */
  public String hook(String... words) throws InterruptedException {
    if (words.length != 1 || !words[0].matches("off|on")) {
      throw new IllegalArgumentException(USAGE);
    }
    return thread.ask(() -> words[0].equals("off") ? off() : on());
  }

  private String off() {
    Optional<Call> rings =
        phone.calls().stream().filter(call -> call.state() == CallState.RINGING_IN).findFirst();
    if (rings.isPresent()) {
      rings.get().answer();
      return "call " + rings.get().id() + " is answered";
    }
    entry.begin();
    return "off hook";
  }

  private String on() {
    entry.end();
    Optional<Call> active = phone.active();
    active.ifPresent(Call::hangup);
    listeners.forEach(listener -> listener.onHook(active.isPresent()));
    return "on hook";
  }
}
