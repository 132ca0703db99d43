package org.offhook.sip;

/** What the engine needs to know of the model, from the PID {@value #PID}. */
public @interface ModelFacts {
  /** PID. */
  String PID = "org.offhook.model";

  /** Text of the User-Agent header; empty for our own. */
  String userAgent() default "";

  /** MAC address in hexadecimal digits, for the instance identifier; may be empty. */
  String mac() default "";
}
