package org.offhook.presence.publish;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Publishing presence. */
@ObjectClassDefinition(
    name = "Publishing presence",
    description = "Tells the presence server of each line how its person is.")
@interface PresenceConfig {
  /** PID. */
  String PID = "org.offhook.presence.publish";

  @AttributeDefinition(
      name = "Publish presence",
      description = "1 tells the server of each line whether its person can be called.")
  @Cfg(path = "offhook/presence/publish/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Lifetime",
      description = "How long what was told lasts unless it is told again, seconds.",
      min = "60",
      max = "86400")
  @Cfg(path = "offhook/presence/publish/expires", unit = "s")
  int expires() default 3600;
}
