package org.offhook.mwi;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Message waiting. */
@ObjectClassDefinition(
    pid = MwiConfig.PID,
    name = "Message waiting",
    description = "Where the phone learns of messages, and the number they are fetched from.")
public @interface MwiConfig {
  /** PID. */
  String PID = "org.offhook.mwi";

  /** Kind of mailbox. */
  @AttributeDefinition(
      name = "Voice mail",
      description =
          "0: none. 1: the server of the line, or of its organization. AUDC_VM: a mailbox server of"
              + " its own.",
      options = {
        @Option(value = "1", label = "Server of the line"),
        @Option(value = "0", label = "None"),
        @Option(value = "AUDC_VM", label = "Server of its own")
      })
  @Cfg(path = "voip/services/msg_waiting_ind/enabled")
  String enabled() default "1";

  /** Whether to ask. */
  @AttributeDefinition(
      name = "Subscribe",
      description = "Asks for notifications; otherwise only those that come unasked are heard.")
  @Cfg(path = "voip/services/msg_waiting_ind/subscribe")
  boolean subscribe() default false;

  /** Whom to ask. */
  @AttributeDefinition(
      name = "Server",
      description =
          "Name or address of the server that holds the mailboxes; empty or 0.0.0.0 for the line's.")
  @Cfg(path = "voip/services/msg_waiting_ind/subscribe_address")
  String address() default "";

  /** Its port. */
  @AttributeDefinition(
      name = "Server port",
      description = "SIP port of that server.",
      min = "1024",
      max = "65535")
  @Cfg(path = "voip/services/msg_waiting_ind/subscribe_port")
  int port() default 5060;

  /** Lifetime. */
  @AttributeDefinition(
      name = "Lifetime",
      description = "How long a subscription lasts before it is refreshed.",
      min = "0",
      max = "86400")
  @Cfg(
      path = "voip/services/msg_waiting_ind/expiraition_timeout",
      aliases = "voip/services/msg_waiting_ind/expiration_timeout",
      unit = "s")
  int expires() default 3600;

  /** Number of the mailbox. */
  @AttributeDefinition(
      name = "Voice mail number",
      description = "Number that the message key calls.")
  @Cfg(path = "voip/services/msg_waiting_ind/voice_mail_number")
  String number() default "";

  /** Whether the mailbox is called without asking for its PIN. */
  @AttributeDefinition(
      name = "Skip the PIN",
      description = "The message key calls the mailbox at once; 0 asks for its PIN before.")
  @Cfg(path = "voip/services/vm_skip_pin_code/enabled")
  boolean skipPin() default true;
}
