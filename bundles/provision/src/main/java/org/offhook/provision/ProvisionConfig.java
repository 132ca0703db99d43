package org.offhook.provision;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the configuration is. */
@ObjectClassDefinition(name = "Provisioning")
@interface ProvisionConfig {
  @AttributeDefinition(name = "Configuration URL", description = "Place of the configuration file.")
  @Cfg(path = "provisioning/configuration/url")
  String url() default "";

  /** Fact of the model: the hardware address. */
  String mac() default "";
}
