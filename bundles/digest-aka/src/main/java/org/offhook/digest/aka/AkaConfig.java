package org.offhook.digest.aka;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The secrets of one subscriber. */
@ObjectClassDefinition(
    name = "Subscriber key",
    description = "What challenges of the algorithm AKAv1-MD5 are answered with.")
@CfgIndex(base = "offhook/aka/{n}", last = 7)
@interface AkaConfig {
  /** Factory PID. */
  String PID = "org.offhook.digest.aka";

  /** Number of the subscriber. */
  int index() default 0;

  @AttributeDefinition(
      name = "User",
      description = "Digest user name of the lines that this is for; empty for any.")
  @Cfg(path = "user")
  String user() default "";

  @AttributeDefinition(
      name = "Key",
      description = "The subscriber's key K, 32 hexadecimal digits.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "key")
  String _key() default "";

  @AttributeDefinition(
      name = "OPc",
      description = "The operator's value as derived for this key, 32 hexadecimal digits.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "opc")
  String _opc() default "";

  @AttributeDefinition(
      name = "OP",
      description = "The operator's value, 32 hexadecimal digits; counts where OPc is not set.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "op")
  String _op() default "";
}
