package org.offhook.advice.of.charge;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Advice of charge. */
@ObjectClassDefinition(
    name = "Advice of charge",
    description = "What calls cost, as the server tells it.")
@interface AocConfig {
  /** PID. */
  String PID = "org.offhook.advice.of.charge";

  @AttributeDefinition(name = "Advice of charge", description = "1 tells what calls cost.")
  @Cfg(path = "system/aoc/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Currency",
      description = "Currency of what is told in units, or without one.")
  @Cfg(path = "system/aoc/currency")
  String currency() default "usd";

  @AttributeDefinition(
      name = "Ratio",
      description = "What each unit costs, and what amounts are multiplied by: a number above 0.")
  @Cfg(path = "system/aoc/ratio")
  String ratio() default "1";
}
