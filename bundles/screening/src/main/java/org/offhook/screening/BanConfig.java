package org.offhook.screening;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Somebody who may not call. */
@ObjectClassDefinition(name = "Ban list entry")
@CfgIndex(base = "offhook/screening/ban/{n}", last = 99)
@interface BanConfig {
  /** Factory PID. */
  String PID = "org.offhook.screening.ban";

  /** Number of the entry. */
  int index() default 0;

  @AttributeDefinition(name = "Description", description = "Why, for people.")
  @Cfg(path = "description")
  String description() default "";

  @AttributeDefinition(name = "First name", description = "Given name, for people.")
  @Cfg(path = "first_name")
  String firstName() default "";

  @AttributeDefinition(name = "Last name", description = "Family name, for people.")
  @Cfg(path = "last_name")
  String lastName() default "";

  @AttributeDefinition(name = "Mobile number", description = "One number of this person.")
  @Cfg(path = "mobile_number")
  String mobile() default "";

  @AttributeDefinition(name = "Home number", description = "One number of this person.")
  @Cfg(path = "home_number")
  String home() default "";

  @AttributeDefinition(name = "Office number", description = "One number of this person.")
  @Cfg(path = "office_number")
  String office() default "";

  @AttributeDefinition(
      name = "Line",
      description = "Line that may not be called; -1 for all of them.",
      min = "-1",
      max = "15")
  @Cfg(path = "line")
  int line() default -1;
}
