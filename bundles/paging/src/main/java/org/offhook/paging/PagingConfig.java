package org.offhook.paging;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How announcements are made and heard. */
@ObjectClassDefinition(
    name = "Paging",
    description = "Announcements to groups of phones by multicast.")
@interface PagingConfig {
  /** PID. */
  String PID = "org.offhook.paging";

  @AttributeDefinition(name = "Enabled", description = "Whether announcements are heard or made.")
  @Cfg(path = "voip/services/group_paging/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Making announcements",
      description = "Whether announcements can be made on this phone.")
  @Cfg(path = "voip/services/group_paging/allow_make_paging/enabled")
  boolean making() default false;

  @AttributeDefinition(
      name = "Codec",
      description = "Codec of announcements made; those heard may have any that is installed.",
      options = {
        @Option("PCMU"),
        @Option("PCMA"),
        @Option("G729"),
        @Option("G722"),
        @Option("G722_8000"),
        @Option("G723"),
        @Option("G726"),
        @Option("RTA"),
        @Option("RTA_WB"),
        @Option("AMR_WB"),
        @Option("OPUS")
      })
  @Cfg(path = "voip/services/group_paging/codec")
  String codec() default "G722_8000";

  @AttributeDefinition(
      name = "End of an announcement",
      description = "Time without RTP after which one has ended; below 20 it counts as 20.",
      min = "0",
      max = "100000")
  @Cfg(path = "voip/services/group_paging/end_income_paging_timeout", unit = "10 ms")
  int endsAfter() default 800;

  @AttributeDefinition(
      name = "Barge-in",
      description = "Whether an announcement interrupts a call; else the person is asked.")
  @Cfg(path = "voip/services/group_paging/allow_barge_in/enabled")
  boolean bargeIn() default false;

  @AttributeDefinition(
      name = "Network interface",
      description = "Where groups are joined, such as eth0; empty takes that of the route.")
  @Cfg(path = "offhook/paging/interface")
  String networkInterface() default "";

  @AttributeDefinition(
      name = "Time to live",
      description = "How many routers an announcement may pass, and one more.",
      min = "0",
      max = "255")
  @Cfg(path = "offhook/paging/ttl")
  int timeToLive() default 1;
}
