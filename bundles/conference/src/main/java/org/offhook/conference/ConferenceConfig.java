package org.offhook.conference;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Conferences on the phone. */
@ObjectClassDefinition(
    pid = ConferenceConfig.PID,
    name = "Conference",
    description = "Conferences that the phone mixes itself.")
public @interface ConferenceConfig {
  /** PID. */
  String PID = "org.offhook.conference";

  /** Limit. */
  @AttributeDefinition(
      name = "Parties",
      description = "Most calls in a conference, the person at the phone not counted.",
      min = "2",
      max = "8")
  @Cfg(path = "offhook/conference/parties")
  int parties() default 2;
}
