package org.offhook.pickup;

import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Parking;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Pickups;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code pickup}, {@code park} and {@code retrieve}. */
@Component(
    service = PickupCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=pickup",
      "osgi.command.function=park",
      "osgi.command.function=retrieve",
      "offhook.help=pickup [NUMBER]",
      "offhook.help=Takes the call that rings at a number, or one that rings in the group.",
      "offhook.help=example: pickup 201",
      "offhook.help=park [CALL] PLACE | park",
      "offhook.help=Parks a call at a place, or where the server wants.",
      "offhook.help=example: park 1 701",
      "offhook.help=retrieve PLACE",
      "offhook.help=Fetches the call that is parked at a place.",
      "offhook.help=example: retrieve 701"
    })
public final class PickupCommand {
  private final PhoneThread thread;
  private final Phone phone;
  private final Pickups pickups;
  private final Parking parking;

  /** With what it steers. */
  @Activate
  public PickupCommand(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference Pickups pickups,
      @Reference Parking parking) {
    this.thread = thread;
    this.phone = phone;
    this.pickups = pickups;
    this.parking = parking;
  }

  /** Takes a call that rings elsewhere. */
  public String pickup(String... words) throws InterruptedException {
    return thread.ask(
        () -> {
          if (words.length > 1) {
            throw new CallRefused("usage: pickup [NUMBER]");
          }
          Call call = words.length == 0 ? pickups.group() : pickups.directed(words[0]);
          return "call " + call.id() + " picks it up";
        });
  }

  /** Parks a call. */
  public String park(String... words) throws InterruptedException {
    return thread.ask(
        () -> {
          if (words.length > 2) {
            throw new CallRefused("usage: park [CALL] PLACE | park");
          }
          Call call = words.length == 2 ? phone.call(words[0]) : active();
          parking.park(call, words.length == 0 ? "" : words[words.length - 1]);
          return "call " + call.id() + " is being parked";
        });
  }

  /** Fetches a call. */
  public String retrieve(String... words) throws InterruptedException {
    return thread.ask(
        () -> {
          if (words.length != 1) {
            throw new CallRefused("usage: retrieve PLACE");
          }
          return "call " + parking.retrieve(words[0]).id() + " fetches it";
        });
  }

  private Call active() throws CallRefused {
    return phone.active().orElseThrow(() -> new CallRefused("no call is up"));
  }
}
