package org.offhook.dial.plan;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One of Escene's rules: what becomes of numbers with a prefix. */
@ObjectClassDefinition(name = "Prefix rule")
@CfgIndex(base = "offhook/dial_plan/rule/{n}", last = 19)
@interface PrefixConfig {
  /** Factory PID. */
  String PID = "org.offhook.dial-plan.rule";

  /** Number of the rule. */
  int index() default 0;

  @AttributeDefinition(name = "Prefix", description = "Digits that the numbers begin with.")
  @Cfg(path = "prefix")
  String prefix() default "";

  @AttributeDefinition(
      name = "Address",
      description = "Address of the phone that is called; empty for the line's server.")
  @Cfg(path = "ip")
  String ip() default "";

  @AttributeDefinition(name = "Insert", description = "Whether digits are inserted.")
  @Cfg(path = "insert/enabled")
  boolean insert() default false;

  @AttributeDefinition(
      name = "Where to insert",
      description = "How many digits stay before the inserted ones.",
      min = "0",
      max = "32")
  @Cfg(path = "insert/position")
  int insertPosition() default 0;

  @AttributeDefinition(name = "What to insert", description = "The digits.")
  @Cfg(path = "insert/number")
  String insertNumber() default "";

  @AttributeDefinition(
      name = "Delete",
      description = "Whether digits are deleted, after others were inserted.")
  @Cfg(path = "delete/enabled")
  boolean delete() default false;

  @AttributeDefinition(
      name = "Where to delete",
      description = "How many digits stay before the deleted ones.",
      min = "0",
      max = "32")
  @Cfg(path = "delete/position")
  int deletePosition() default 0;

  @AttributeDefinition(
      name = "How much to delete",
      description = "How many digits are deleted.",
      min = "0",
      max = "32")
  @Cfg(path = "delete/length")
  int deleteLength() default 0;
}
