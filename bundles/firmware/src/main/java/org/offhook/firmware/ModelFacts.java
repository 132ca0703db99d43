package org.offhook.firmware;

/** What the model says of itself. */
@interface ModelFacts {
  /** Who makes it. */
  String vendor() default "";

  /** Name of the model, such as {@code 440HD}. */
  String model() default "";
}
