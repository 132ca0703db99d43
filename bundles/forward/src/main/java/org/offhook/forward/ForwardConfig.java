package org.offhook.forward;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What holds for the forwarding of all lines. */
@ObjectClassDefinition(name = "Call forward", description = "How calls are sent elsewhere.")
public @interface ForwardConfig {
  /** PID. */
  String PID = "org.offhook.forward";

  /** Diversion. */
  @AttributeDefinition(
      name = "Diversion header",
      description = "Tells the next phone who sent the call on, and why (RFC 5806).")
  @Cfg(path = "voip/call_forward/enable_diversion_header")
  boolean diversion() default true;

  /** Unit of the time. */
  @AttributeDefinition(
      name = "Unit of the time",
      description = "Whether the time until a call is sent on counts seconds or rings of 6 s.",
      options = {
        @Option(value = "SECONDS", label = "Seconds"),
        @Option(value = "RINGS", label = "Rings")
      })
  @Cfg(path = "voip/call_forward/timeout_mode")
  String timeoutMode() default "SECONDS";
}
