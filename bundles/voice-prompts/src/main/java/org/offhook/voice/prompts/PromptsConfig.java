package org.offhook.voice.prompts;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Voice prompts. */
@ObjectClassDefinition(
    name = "Voice prompts",
    description = "WAV files that are played to the person at the phone.")
@interface PromptsConfig {
  /** PID. */
  String PID = "org.offhook.voice.prompts";

  @AttributeDefinition(
      name = "New messages",
      description = "File that is played when new voice messages have come; empty for silence.")
  @Cfg(path = "offhook/prompts/messages/file")
  String messages() default "";

  @AttributeDefinition(
      name = "Missed call",
      description = "File that is played when a call was missed; empty for silence.")
  @Cfg(path = "offhook/prompts/missed/file")
  String missed() default "";

  @AttributeDefinition(
      name = "Registration lost",
      description =
          "File that is played when a line that was registered is not any more; empty for silence.")
  @Cfg(path = "offhook/prompts/unregistered/file")
  String unregistered() default "";
}
