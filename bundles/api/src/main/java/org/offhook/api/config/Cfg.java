package org.offhook.api.config;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ties an attribute of an {@code @ObjectClassDefinition} to its path in the {@code .cfg} file. bnd
 * writes it into the metatype XML as attributes of the namespace {@value #NAMESPACE}; the config
 * engine reads them there, so a parameter is declared once, beside the code that uses it.
 */
@XMLAttribute(namespace = Cfg.NAMESPACE, prefix = "cfg")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Cfg {
  /** The XML namespace of these attributes. */
  String NAMESPACE = "https://offhook.org/xmlns/cfg/v1.0.0";

  /**
   * The path, such as {@code voip/media/media_port}; in an object class marked with {@link
   * CfgIndex} it is relative to that path.
   */
  String path();

  /** Other spellings accepted on input, as full or relative as {@link #path()} is. */
  String[] aliases() default {};

  /** Unit of the value, for people: {@code ms}, {@code s}, {@code 10 ms}, {@code Hz}. */
  String unit() default "";

  /** True when the text may be hexadecimal ({@code 0xb8}) as well as decimal. */
  boolean hex() default false;
}
