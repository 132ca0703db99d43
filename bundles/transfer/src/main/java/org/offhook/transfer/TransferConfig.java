package org.offhook.transfer;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How calls are transferred. */
@ObjectClassDefinition(
    pid = TransferConfig.PID,
    name = "Transfer",
    description = "What the transfer keys do, and how long a transfer may take.")
public @interface TransferConfig {
  /** PID. */
  String PID = "org.offhook.transfer";

  /** Key. */
  @AttributeDefinition(
      name = "Transfer key is blind",
      description =
          "The TRANSFER key asks for a number to send the call to; otherwise it calls first.")
  @Cfg(
      path = "voip/signalling/sip/hk_blind_transfer/enable",
      aliases = "voip/signalling/sip/hk_blind_transfer/enabled")
  boolean blindKey() default true;

  /** Softkey. */
  @AttributeDefinition(
      name = "Blind transfer softkey",
      description = "Shows the blind transfer softkey in a call; otherwise that for hold.")
  @Cfg(path = "voip/signalling/sip/sk_blind_transfer/enable")
  boolean blindSoftkey() default true;

  /** Semi-attended. */
  @AttributeDefinition(
      name = "Semi-attended transfer",
      description = "Lets a transfer be completed while its target still rings.")
  @Cfg(path = "system/semi_attended/enable")
  boolean semiAttended() default false;

  /** How. */
  @AttributeDefinition(
      name = "Semi-attended without cancelling",
      description = "Sends REFER before the ringing of the target is ended, instead of after.")
  @Cfg(path = "voip/signalling/sip/semi_transfer_with_no_cancel/enabled")
  boolean noCancel() default false;

  /** Patience. */
  @AttributeDefinition(
      name = "Transfer time",
      description = "How long a transfer may stay unfinished before it is given up.",
      min = "0",
      max = "65536")
  @Cfg(path = "voip/signalling/sip/transfer_expire_time", unit = "s")
  int expires() default 60;
}
