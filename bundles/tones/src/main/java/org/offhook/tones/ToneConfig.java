package org.offhook.tones;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of the tones as a whole. */
@ObjectClassDefinition(
    name = "Call progress tones",
    description = "Tones that tell how a call gets on.")
@interface ToneConfig {
  /** Country whose tones are played. */
  @Cfg(path = "voip/regional_settings/selected_country")
  @AttributeDefinition(
      name = "Country",
      description = "Country whose call progress tones are played.",
      options = {
        @Option(label = "Israel", value = "Israel"),
        @Option(label = "China", value = "China"),
        @Option(label = "France", value = "France"),
        @Option(label = "Germany", value = "Germany"),
        @Option(label = "Netherlands", value = "Netherlands"),
        @Option(label = "United Kingdom", value = "UK"),
        @Option(label = "Brazil", value = "Brazil"),
        @Option(label = "Italy", value = "Italy"),
        @Option(label = "Argentina", value = "Argentina"),
        @Option(label = "Portugal", value = "Portugal"),
        @Option(label = "Russia", value = "Russia"),
        @Option(label = "Australia", value = "Australia"),
        @Option(label = "United States", value = "USA"),
        @Option(label = "India", value = "India")
      })
  String selectedCountry() default "USA";

  /** Whether one's own tones count instead. */
  @Cfg(path = "voip/regional_settings/use_config_file_values")
  @AttributeDefinition(
      name = "Own tones",
      description =
          "Plays the tones of call_progress_tones/{n} and leaves the selected country aside.")
  boolean useConfigFileValues() default false;

  /** Level of tones. */
  @Cfg(path = "voip/audio/gain/tone_signal_level", unit = "-dBm")
  @AttributeDefinition(
      name = "Tone level",
      description = "Level of each frequency of a country's tones, below 0 dBm.",
      min = "1",
      max = "31")
  int toneSignalLevel() default 16;

  /** Level of the ringer. */
  @Cfg(path = "voip/audio/gain/ringer_signal_level", unit = "dBm")
  @AttributeDefinition(
      name = "Ringer level",
      description = "Level of the ringer; what is above 0 dBm is played at 0 dBm.",
      min = "-32",
      max = "31")
  int ringerSignalLevel() default -6;
}
