package org.offhook.auto.answer;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of automatic answer. */
@ObjectClassDefinition(
    pid = AutoAnswerConfig.PID,
    name = "Automatic answer",
    description = "Answers calls without a person.")
@interface AutoAnswerConfig {
  /** PID. */
  String PID = "org.offhook.auto-answer";

  @AttributeDefinition(
      name = "Automatic answer",
      description = "Answer calls whose INVITE asks for it.")
  @Cfg(path = "voip/auto_answer/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Ring first",
      description = "Send 180 before a call is answered automatically.")
  @Cfg(path = "voip/auto_answer_use_180/enabled")
  boolean use180() default false;

  @AttributeDefinition(
      name = "Answer by the phone",
      description = "Let the phone itself decide, by the type and the time below.")
  @Cfg(path = "voip/advanced_auto_answer/activated")
  boolean advanced() default false;

  @AttributeDefinition(
      name = "Type",
      description = "SIP_HEADER answers calls that ask for it, MANUAL answers every call.",
      options = {@Option(value = "SIP_HEADER"), @Option(value = "MANUAL")})
  @Cfg(path = "voip/advanced_auto_answer/type")
  String type() default "SIP_HEADER";

  @AttributeDefinition(
      name = "Time",
      description = "How long every call waits before it is answered; 0 answers at once.",
      min = "0",
      max = "60")
  @Cfg(path = "voip/advanced_auto_answer/timeout", unit = "s")
  int timeout() default 5;

  @AttributeDefinition(
      name = "Talk event",
      description =
          "Whether the other end may have a call answered, held and resumed by the events talk and"
              + " hold.")
  @Cfg(path = "voip/talk_event/enabled")
  boolean talkEvent() default false;
}
