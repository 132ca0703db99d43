package org.offhook.tones;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Parameters of one tone of one's own. What is not set is as in the phones' set for the USA. */
@CfgIndex(base = "voip/regional_settings/call_progress_tones/{n}", last = 10)
@ObjectClassDefinition(
    name = "Call progress tone of one's own",
    description = "Counts when use_config_file_values is on. Defaults depend on the index.")
@interface DefinedToneConfig {
  /** Which of them. */
  int index();

  /** Whether it counts. */
  @Cfg(path = "enabled")
  @AttributeDefinition(name = "Enabled", description = "Uses this tone.")
  boolean enabled() default true;

  /** What it is for. */
  @Cfg(path = "name")
  @AttributeDefinition(
      name = "Name",
      description =
          "What the tone is for: dial_tone, ringback_tone, busy_tone, reorder_tone,"
              + " call_waiting_tone, call_progress_stutter_tone, call_progress_howler_tone,"
              + " off_hook_warning_tone, call_progress_howler_tone_call_waiting_tone_2 (dial tone)"
              + " or NULL.",
      required = false)
  String name();

  /** How it goes on. */
  @Cfg(path = "cadence")
  @AttributeDefinition(
      name = "Cadence",
      description = "0 sounds without a break, 1 again and again, 2 once.",
      min = "0",
      max = "2",
      required = false)
  int cadence();

  /** Lower frequency, 300-1980 Hz, or 0 for none. */
  @Cfg(path = "frequency_a", unit = "Hz")
  @AttributeDefinition(
      name = "Lower frequency",
      description = "Lower frequency, 300-1980 Hz, or 0 for none.",
      min = "0",
      max = "1980",
      required = false)
  int frequencyA();

  /** Higher frequency, 300-3000 Hz, or 0 for none. */
  @Cfg(path = "frequency_b", unit = "Hz")
  @AttributeDefinition(
      name = "Higher frequency",
      description = "Higher frequency, 300-3000 Hz, or 0 for none.",
      min = "0",
      max = "3000",
      required = false)
  int frequencyB();

  /** Level of the lower frequency below 0 dBm; 63 is mute. */
  @Cfg(path = "frequency_a_level", unit = "-dBm")
  @AttributeDefinition(
      name = "Level of the lower",
      description = "Level of the lower frequency below 0 dBm; 63 is mute.",
      min = "0",
      max = "63",
      required = false)
  int frequencyALevel();

  /** Level of the higher frequency below 0 dBm; 63 is mute. */
  @Cfg(path = "frequency_b_level", unit = "-dBm")
  @AttributeDefinition(
      name = "Level of the higher",
      description = "Level of the higher frequency below 0 dBm; 63 is mute.",
      min = "0",
      max = "63",
      required = false)
  int frequencyBLevel();

  /** First time of sound; 0 for none. */
  @Cfg(path = "tone_on_0", unit = "10 ms")
  @AttributeDefinition(
      name = "First sound",
      description = "First time of sound; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOn0();

  /** Second time of sound; 0 for none. */
  @Cfg(path = "tone_on_1", unit = "10 ms")
  @AttributeDefinition(
      name = "Second sound",
      description = "Second time of sound; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOn1();

  /** Third time of sound; 0 for none. */
  @Cfg(path = "tone_on_2", unit = "10 ms")
  @AttributeDefinition(
      name = "Third sound",
      description = "Third time of sound; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOn2();

  /** Fourth time of sound; 0 for none. */
  @Cfg(path = "tone_on_3", unit = "10 ms")
  @AttributeDefinition(
      name = "Fourth sound",
      description = "Fourth time of sound; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOn3();

  /** First time of silence; 0 for none. */
  @Cfg(path = "tone_off_0", unit = "10 ms")
  @AttributeDefinition(
      name = "First silence",
      description = "First time of silence; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOff0();

  /** Second time of silence; 0 for none. */
  @Cfg(path = "tone_off_1", unit = "10 ms")
  @AttributeDefinition(
      name = "Second silence",
      description = "Second time of silence; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOff1();

  /** Third time of silence; 0 for none. */
  @Cfg(path = "tone_off_2", unit = "10 ms")
  @AttributeDefinition(
      name = "Third silence",
      description = "Third time of silence; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOff2();

  /** Fourth time of silence; 0 for none. */
  @Cfg(path = "tone_off_3", unit = "10 ms")
  @AttributeDefinition(
      name = "Fourth silence",
      description = "Fourth time of silence; 0 for none.",
      min = "0",
      max = "10000",
      required = false)
  int toneOff3();
}
