package org.offhook.pickup;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The codes of the server for calls that ring or wait elsewhere. */
@ObjectClassDefinition(pid = PickupConfig.PID, name = "Pickup and parking")
@interface PickupConfig {
  /** PID. */
  String PID = "org.offhook.pickup";

  @AttributeDefinition(
      name = "Pickup",
      description = "Whether calls that ring elsewhere are taken.")
  @Cfg(path = "voip/services/call_pickup/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Code",
      description = "What is dialled before the number to pick up a call that rings there.")
  @Cfg(path = "voip/services/call_pickup/access_code")
  String code() default "**";

  @AttributeDefinition(
      name = "By",
      description = "How a call that rings at a number is picked up.",
      options = {
        @Option(label = "by the code before the number", value = "CODE"),
        @Option(label = "by Replaces (RFC 3891), where the dialog is known", value = "REPLACES")
      })
  @Cfg(path = "offhook/pickup/by")
  String by() default "CODE";

  @AttributeDefinition(
      name = "Code of the group",
      description = "What is dialled to pick up a call that rings in the group.")
  @Cfg(path = "offhook/pickup/group_code")
  String groupCode() default "*8";

  @AttributeDefinition(
      name = "Code to park",
      description = "What is dialled before the place to park a call.")
  @Cfg(path = "voip/services/park_prefix")
  String parkPrefix() default "*26";

  @AttributeDefinition(
      name = "Park by transfer",
      description =
          "1 sends the other end to the place by REFER; 0 holds the call and dials the code.",
      min = "0",
      max = "1")
  @Cfg(path = "voip/services/park_with_refer")
  int parkWithRefer() default 0;

  @AttributeDefinition(
      name = "Code to retrieve",
      description = "What is dialled before the place to fetch a parked call; often nothing.")
  @Cfg(path = "offhook/pickup/retrieve_code")
  String retrieveCode() default "";
}
