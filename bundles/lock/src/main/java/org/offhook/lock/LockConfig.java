package org.offhook.lock;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The lock of the phone. */
@ObjectClassDefinition(
    pid = LockConfig.PID,
    name = "Phone lock",
    description = "When the phone locks itself, and what can be done with it then.")
@interface LockConfig {
  /** PID. */
  String PID = "org.offhook.lock";

  /** Whether it can be locked. */
  @AttributeDefinition(
      name = "PIN lock",
      description = "Whether the phone can be locked with a PIN.")
  @Cfg(path = "system/pin_lock/enabled")
  boolean enabled() default true;

  /** What unlocks it. */
  @AttributeDefinition(
      name = "PIN",
      description = "Digits that unlock the phone; without a PIN it cannot be locked.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "offhook/lock/pin")
  String _pin() default "";

  /** How short a PIN may be. */
  @AttributeDefinition(
      name = "Least length of the PIN",
      description = "How many digits a PIN has at least.",
      min = "1",
      max = "32")
  @Cfg(path = "offhook/lock/least_length")
  int leastLength() default 4;

  /** Whether it is locked. */
  @AttributeDefinition(name = "Locked", description = "Whether the phone is locked.")
  @Cfg(path = "offhook/lock/locked")
  boolean locked() default false;

  /** When it locks itself. */
  @AttributeDefinition(
      name = "Lock after",
      description = "Seconds without a call after which the phone locks itself; 0 for never.",
      min = "0",
      max = "86400")
  @Cfg(path = "offhook/lock/idle_timeout", unit = "s")
  int idleTimeout() default 0;

  /** What a locked phone may do. */
  @AttributeDefinition(
      name = "Calls while locked",
      description =
          "Calls allowed while the phone is locked, emergency calls aside; GET_FROM_INBAND leaves it"
              + " to DisableHandsetOnLockedMachine.",
      options = {
        @Option(value = "GET_FROM_INBAND"),
        @Option(value = "ALLOW_BOTH"),
        @Option(value = "ALLOW_INCOMING_ONLY"),
        @Option(value = "DENY_BOTH")
      })
  @Cfg(path = "system/allowcallsinlockstate", aliases = "AllowCallsInLockState")
  String policy() default "GET_FROM_INBAND";

  /** What the server wants of a locked phone. */
  @AttributeDefinition(
      name = "Policy of the server",
      description = "Calls allowed while locked: 0 both ways, 1 incoming only, 2 none.",
      options = {@Option(value = "0"), @Option(value = "1"), @Option(value = "2")})
  @Cfg(path = "DisableHandsetOnLockedMachine")
  String serverPolicy() default "1";

  /** Whether calls for others ring. */
  @AttributeDefinition(
      name = "Calls for others while locked",
      description =
          "Whether a locked phone rings for calls that were made to another address than the line's"
              + " own, where incoming calls are allowed.")
  @Cfg(path = "AnswerDelegateIncomingCalls")
  boolean delegateCalls() default false;

  /** What callers get. */
  @AttributeDefinition(
      name = "Reject code",
      description = "SIP code for calls that a locked phone does not take.",
      min = "400",
      max = "699")
  @Cfg(path = "offhook/lock/reject_code")
  int rejectCode() default 480;

  /** The server's word for a locked line. */
  @AttributeDefinition(
      name = "Server lock code",
      description = "SIP code by which a server says that the line that calls is locked.",
      min = "400",
      max = "499")
  @Cfg(path = "system/server_lock_error_code")
  int serverLockCode() default 400;
}
