package org.offhook.fetch.http;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A trusted authority. */
@ObjectClassDefinition(
    name = "Trusted authority",
    description = "A root certificate trusted besides those of the Java runtime.")
@CfgIndex(base = "security/ca_certificate/{n}", last = 4)
@interface AuthorityConfig {
  /** Factory PID. */
  String PID = "org.offhook.fetch-http.authority";

  int index() default 0;

  @AttributeDefinition(name = "Certificate", description = "File or URL of the certificate, PEM.")
  @Cfg(path = "uri")
  String uri() default "";
}
