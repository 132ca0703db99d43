package org.offhook.shared.line;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Whether a line is shared, and with what patience. */
@ObjectClassDefinition(name = "Shared line", description = "A line that other phones have too.")
@CfgIndex(base = "voip/line/{n}", last = 7)
@interface SharedLineConfig {
  /** Factory PID. */
  String PID = "org.offhook.shared.line";

  int index() default 0;

  @AttributeDefinition(
      name = "Mode",
      description = "Whether the line belongs to this phone alone.",
      options = {
        @Option(label = "to this phone", value = "PRIVATE"),
        @Option(label = "shared with others", value = "SHARED")
      })
  @Cfg(path = "line_mode")
  String mode() default "PRIVATE";

  @AttributeDefinition(
      name = "Subscription",
      description = "How long a subscription to what others do lasts before it is refreshed.",
      min = "0",
      max = "86400")
  @Cfg(path = "shared_call_appearance/call_info_expiration_timeout", unit = "s")
  int callInfoExpires() default 3600;

  @AttributeDefinition(
      name = "Next attempt",
      description = "Wait after the server refused that subscription.",
      min = "0",
      max = "86400")
  @Cfg(path = "shared_call_appearance/call_info_subscription_failed_timeout", unit = "s")
  int callInfoRetry() default 60;

  @AttributeDefinition(
      name = "Seizure",
      description = "How long the line may stay seized without a call.",
      min = "0",
      max = "86400")
  @Cfg(path = "shared_call_appearance/line_seize_expiration_timeout", unit = "s")
  int seizeExpires() default 15;

  @AttributeDefinition(
      name = "Tone",
      description = "What is heard until the line is seized.",
      options = {
        @Option(label = "nothing", value = "SILENCE"),
        @Option(label = "stutter dial tone", value = "STUTTER")
      })
  @Cfg(path = "shared_call_appearance/waiting_to_line_seize_tone")
  String seizeTone() default "SILENCE";
}
