package org.offhook.failover;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The second server of one line alone. */
@ObjectClassDefinition(
    name = "Second server of a line",
    description = "Server used when the line's main one is unreachable.")
@CfgIndex(base = "voip/line/{n}", last = 7)
public @interface SecondServerConfig {
  /** Factory PID. */
  String PID = "org.offhook.failover.line";

  /** Which line. */
  int index() default 0;

  /** Its address. */
  @AttributeDefinition(
      name = "Own second proxy",
      description = "Second proxy of this line alone; empty takes that of all lines, if any.")
  @Cfg(path = "server/secondary_address")
  String address() default "";

  /** Its port. */
  @AttributeDefinition(
      name = "Own second proxy port",
      description = "Its port; 65535 asks DNS.",
      min = "0",
      max = "65535")
  @Cfg(path = "server/secondary_port")
  int port() default 5060;
}
