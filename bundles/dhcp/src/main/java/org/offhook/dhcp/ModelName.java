package org.offhook.dhcp;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Name of the phone's model, a fact of the image. */
@Component(service = ModelName.class, configurationPid = "org.offhook.model")
public final class ModelName {
  private final String text;

  /** With the facts of the model. */
  @Activate
  public ModelName(Facts facts) {
    this(facts.model());
  }

  ModelName(String text) {
    this.text = text;
  }

  /** The name, such as {@code 440HD}; empty when the image has none. */
  String text() {
    return text;
  }

  /** What is used of the facts. */
  public @interface Facts {
    /** Name. */
    String model() default "";
  }
}
