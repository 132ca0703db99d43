package org.offhook.lock;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A line that its server can lock. */
@ObjectClassDefinition(
    factoryPid = LineLockConfig.PID,
    name = "Line locked by its server",
    description = "Whether the server of a line locks it, and whether it rings then.")
@CfgIndex(base = "system/lock/{n}", last = 7)
@interface LineLockConfig {
  /** Factory PID. */
  String PID = "org.offhook.lock.line";

  /** Which line. */
  int index() default 0;

  /** Whether its server does. */
  @AttributeDefinition(
      name = "Server lock",
      description = "Whether the server of this line can lock it.")
  @Cfg(path = "enabled")
  boolean enabled() default false;

  /** Whether it rings while locked. */
  @AttributeDefinition(
      name = "Incoming calls",
      description = "Whether this line rings while its server has locked it.")
  @Cfg(path = "allow_incoming_calls")
  boolean incoming() default false;

  /** Whether it is locked. */
  @AttributeDefinition(name = "Locked", description = "Whether the server has locked this line.")
  @Cfg(path = "activated")
  boolean activated() default false;
}
