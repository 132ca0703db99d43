package org.offhook.mwi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.MessageWaiting.Summary;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code messages}. */
@Component(
    service = MessagesCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=messages",
      "offhook.help=messages [call [PIN]]",
      "offhook.help=Tells which lines have messages; calls the mailbox.",
      "offhook.help=example: messages call"
    })
public final class MessagesCommand {
  private final PhoneThread thread;
  private final Phone phone;
  private final MessageWaiting messages;

  /** With what it shows. */
  @Activate
  public MessagesCommand(
      @Reference PhoneThread thread, @Reference Phone phone, @Reference MessageWaiting messages) {
    this.thread = thread;
    this.phone = phone;
    this.messages = messages;
  }

  /** The command. */
  public String messages(String... words) throws InterruptedException {
    if (words.length > 0 && words.length < 3 && words[0].equals("call")) {
      String pin = words.length == 2 ? words[1] : "";
      return thread.ask(() -> "call " + messages.call(pin).id() + " to the mailbox");
    }
    return words.length == 0 ? thread.ask(this::table) : "usage: messages [call [PIN]]";
  }

  private String table() {
    List<String> rows = new ArrayList<>();
    for (Line line : phone.lines()) {
      Optional<Summary> summary = messages.summary(line);
      rows.add(
          line.index() + " " + line.label() + ": " + summary.map(this::told).orElse("unknown"));
    }
    return rows.isEmpty() ? "no lines" : String.join("\n", rows);
  }

  private String told(Summary summary) {
    if (!summary.waiting()) {
      return "no messages";
    }
    String urgent =
        summary.newUrgent() + summary.oldUrgent() == 0
            ? ""
            : ", urgent %d new and %d old".formatted(summary.newUrgent(), summary.oldUrgent());
    return "messages wait: %d new, %d old%s"
        .formatted(summary.newVoice(), summary.oldVoice(), urgent);
  }
}
