package org.offhook.fetch.http;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Certificates of HTTPS. */
@ObjectClassDefinition(
    name = "Fetching by HTTPS",
    description = "Whom the phone believes, and how it shows who it is, when it fetches by HTTPS.")
@interface HttpConfig {
  /** PID. */
  String PID = "org.offhook.fetch-http";

  @AttributeDefinition(
      name = "Verify servers",
      description =
          "Whether a server needs a certificate of a trusted authority; without, anybody may"
              + " configure the phone.")
  @Cfg(path = "security/provisioning/verify_server_certificate")
  boolean verify() default true;

  @AttributeDefinition(
      name = "Verify server name",
      description = "Whether the certificate must name the server that was asked (RFC 9110).")
  @Cfg(path = "offhook/provision/tls/verify_name")
  boolean verifyName() default true;

  @AttributeDefinition(
      name = "Trusted certificates",
      description = "PEM file of authorities trusted besides those of the Java runtime.")
  @Cfg(path = "offhook/provision/tls/trust_file")
  String trustFile() default "";

  @AttributeDefinition(
      name = "Client certificate",
      description = "File or URL of the phone's own certificate and its chain, PEM.")
  @Cfg(path = "security/autoupdate_certificate_uri")
  String certificate() default "";

  @AttributeDefinition(
      name = "Client key",
      description = "File or URL of the key of the phone's own certificate, PEM.")
  @Cfg(path = "security/autoupdate_private_key_uri")
  String key() default "";

  @AttributeDefinition(
      name = "Password of the client key",
      description = "Opens the key where it is encrypted.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "offhook/provision/tls/key_password")
  String _keyPassword() default "";
}
