package org.offhook.audio.sound;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Parameters of the sound card. */
@ObjectClassDefinition(
    name = "Sound card",
    description = "Microphone and loudspeaker of the computer.")
@interface SoundConfig {
  /** Mixer to hear with. */
  @Cfg(path = "offhook/audio/sound/input")
  @AttributeDefinition(
      name = "Microphone",
      description = "Name of the mixer to capture from, or a part of it. Empty for the default.")
  String input() default "";

  /** Mixer to play with. */
  @Cfg(path = "offhook/audio/sound/output")
  @AttributeDefinition(
      name = "Loudspeaker",
      description = "Name of the mixer to play to, or a part of it. Empty for the default.")
  String output() default "";

  /** Loudness. */
  @Cfg(path = "offhook/audio/sound/volume", unit = "%")
  @AttributeDefinition(
      name = "Volume",
      description = "Loudness: 0 is mute, 100 as it comes, each 10 below about 4 dB less.",
      min = "0",
      max = "100")
  int volume() default 100;
}
