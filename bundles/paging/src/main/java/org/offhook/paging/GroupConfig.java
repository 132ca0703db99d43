package org.offhook.paging;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One group. */
@ObjectClassDefinition(
    name = "Paging group",
    description = "A multicast group for announcements; that of the key of the same number.")
@CfgIndex(base = "voip/services/group_paging/group/{n}", last = 19)
@interface GroupConfig {
  /** Factory PID. */
  String PID = "org.offhook.paging.group";

  /** Number of the group. */
  int index() default 0;

  @AttributeDefinition(
      name = "Activated",
      description = "Whether the group is in use; else its key is a plain speed dial.")
  @Cfg(path = "activated")
  boolean activated() default false;

  @AttributeDefinition(name = "Name", description = "What those who are paged read.")
  @Cfg(path = "name")
  String name() default "";

  @AttributeDefinition(
      name = "Address",
      description = "Multicast address, IPv4 or IPv6; another one for each group.")
  @Cfg(path = "multicast_addr")
  String address() default "224.0.1.0";

  @AttributeDefinition(
      name = "Port",
      description = "UDP port; groups may share one.",
      min = "0",
      max = "65535")
  @Cfg(path = "port")
  int port() default 8888;

  @AttributeDefinition(
      name = "Priority",
      description = "What it may interrupt: other groups below it; an emergency all calls, too.",
      options = {@Option("NORMAL"), @Option("PRIORITY"), @Option("EMERGENCY")})
  @Cfg(path = "priority")
  String priority() default "NORMAL";

  @AttributeDefinition(
      name = "Socket",
      description = "Written by other phones into the files they export; nothing comes of it.",
      min = "0",
      max = "65535")
  @Cfg(path = "sfd")
  int socket() default 0;
}
