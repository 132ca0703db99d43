package org.offhook.api.config;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@code @ObjectClassDefinition} whose parameters are indexed: each number seen in place
 * of {@code {n}} becomes one factory configuration, which also carries the number as the property
 * {@code index} (an {@code Integer}).
 */
@XMLAttribute(namespace = Cfg.NAMESPACE, prefix = "cfg")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CfgIndex {
  /** The common part of the paths, such as {@code voip/line/{n}}. */
  String base();

  /** Lowest index. */
  int first() default 0;

  /** Highest index any model has; a model may allow fewer. */
  int last();
}
