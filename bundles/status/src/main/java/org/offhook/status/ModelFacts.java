package org.offhook.status;

/** What the model says of itself. */
@interface ModelFacts {
  /** Who makes it. */
  String vendor() default "";

  /** Name of the model, such as {@code 440HD}. */
  String model() default "";

  /** Version of its firmware. */
  String firmware() default "";

  /** What it calls itself in SIP. */
  String userAgent() default "";
}
