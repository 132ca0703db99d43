package org.offhook.transfer;

import java.util.List;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code transfer}. */
@Component(
    service = TransferCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=transfer",
      "offhook.help=transfer [CALL] TARGET | transfer CALL with CALL",
      "offhook.help=Sends the other end of a call to a number, or connects those of two calls.",
      "offhook.help=example: transfer 1 with 2"
    })
public final class TransferCommand {
  static final String USAGE = "usage: transfer [CALL] TARGET | transfer CALL with CALL";

  private final PhoneThread thread;
  private final Phone phone;
  private final Transfers transfers;

  /** With the calls it transfers. */
  @Activate
  public TransferCommand(
      @Reference PhoneThread thread, @Reference Phone phone, @Reference Transfers transfers) {
    this.thread = thread;
    this.phone = phone;
    this.transfers = transfers;
  }

  /** The command. */
  public String transfer(String... words) throws InterruptedException {
    return thread.ask(() -> run(List.of(words)));
  }

  private String run(List<String> words) throws CallRefused {
    if (words.size() == 3 && words.get(1).equals("with")) {
      Call call = phone.call(words.get(0));
      Call consultation = phone.call(words.get(2));
      transfers.attended(call, consultation);
      return "call %d is connected with call %d".formatted(call.id(), consultation.id());
    }
    if (words.isEmpty() || words.size() > 2) {
      throw new CallRefused(USAGE);
    }
    Call call =
        words.size() == 2
            ? phone.call(words.get(0))
            : phone.active().orElseThrow(() -> new CallRefused("no call is up"));
    String target = words.get(words.size() - 1);
    transfers.blind(call, target);
    return "call %d is sent to %s".formatted(call.id(), target);
  }
}
