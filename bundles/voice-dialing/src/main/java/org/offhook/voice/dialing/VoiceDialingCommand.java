package org.offhook.voice.dialing;

import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code voice}. */
@Component(
    service = VoiceDialingCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=voice",
      "offhook.help=voice",
      "offhook.help=Calls the voice dialling service, as its key does.",
      "offhook.help=example: voice"
    })
public final class VoiceDialingCommand {
  private final PhoneThread thread;
  private final VoiceDialing service;

  /** With the service it calls. */
  @Activate
  public VoiceDialingCommand(@Reference PhoneThread thread, @Reference VoiceDialing service) {
    this.thread = thread;
    this.service = service;
  }

  /** Runs the command. */
  public String voice() throws InterruptedException {
    return thread.ask(
        () -> {
          var call = service.call();
          return "call %d to %s".formatted(call.id(), call.remote().label());
        });
  }
}
