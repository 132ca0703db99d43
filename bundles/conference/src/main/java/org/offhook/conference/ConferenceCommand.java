package org.offhook.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command {@code conference}. */
@Component(
    service = ConferenceCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=conference",
      "offhook.help=conference [CALL CALL ... | split CALL | leave]",
      "offhook.help=Brings calls together, takes one out, or leaves the others alone.",
      "offhook.help=example: conference 1 2"
    })
public final class ConferenceCommand {
  private final PhoneThread thread;
  private final Phone phone;
  private final Conferences conferences;

  /** With the conference it steers: one on a server before one on the phone. */
  @Activate
  public ConferenceCommand(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) Conferences conferences) {
    this.thread = thread;
    this.phone = phone;
    this.conferences = conferences;
  }

  /** The command. */
  public String conference(String... words) throws InterruptedException {
    return thread.ask(() -> run(words));
  }

  private String run(String... words) throws CallRefused {
    if (words.length == 1 && words[0].equals("leave")) {
      conferences.leave();
      return "the others are connected with each other";
    }
    if (words.length == 2 && words[0].equals("split")) {
      conferences.split(phone.call(words[1]));
    } else if (words.length > 0) {
      List<Call> calls = new ArrayList<>();
      for (String word : words) {
        calls.add(phone.call(word));
      }
      conferences.join(calls);
    }
    List<Call> parties = conferences.parties();
    return parties.isEmpty()
        ? "no conference"
        : "conference of calls "
            + parties.stream().map(call -> "" + call.id()).collect(Collectors.joining(", "));
  }
}
