package org.offhook.audio.wav;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Parameters of the WAV device. */
@ObjectClassDefinition(
    name = "WAV files as audio device",
    description = "Files in place of microphone and loudspeaker.")
@interface WavConfig {
  /** Path of the file the microphone hears. */
  @Cfg(path = "offhook/audio/wav/play")
  @AttributeDefinition(
      name = "File to speak",
      description =
          "WAV file heard in place of the microphone: PCM of 8, 16 or 24 bits, A-law or mu-law,"
              + " 8-48 kHz, mono or stereo. Empty for silence.")
  String play() default "";

  /** Path of the file the loudspeaker goes to. */
  @Cfg(path = "offhook/audio/wav/record")
  @AttributeDefinition(
      name = "File to record to",
      description =
          "WAV file that takes what would be heard; begun anew when the phone starts. Empty to"
              + " record nothing.")
  String record() default "";

  /** Whether the file to speak begins again at its end. */
  @Cfg(path = "offhook/audio/wav/loop")
  @AttributeDefinition(
      name = "Speak again and again",
      description = "Begins the file anew at its end; otherwise it is spoken once, then silence.")
  boolean loop() default false;
}
