package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where calls are heard. */
@ObjectClassDefinition(name = "Speaker and headset")
@interface AudioKeysConfig {
  /** PID. */
  String PID = "org.offhook.keys.audio";

  @AttributeDefinition(
      name = "Audio device",
      description = "Where calls are heard until the speaker or headset key says otherwise.",
      options = {
        @Option(label = "Speaker", value = "SPEAKER"),
        @Option(label = "Headset", value = "HEADSET")
      })
  @Cfg(path = "voip/answer_device")
  String answerDevice() default "SPEAKER";
}
