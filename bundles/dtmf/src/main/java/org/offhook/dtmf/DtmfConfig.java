package org.offhook.dtmf;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of digits during a call. */
@ObjectClassDefinition(name = "DTMF", description = "How digits travel during a call.")
@interface DtmfConfig {
  /** The way digits go. */
  @Cfg(path = "voip/media/out_of_band_dtmf")
  @AttributeDefinition(
      name = "DTMF transport",
      description = "How digits travel: in the voice, as RTP events, or by SIP INFO.",
      options = {
        @Option(label = "In the voice", value = "INBAND"),
        @Option(label = "RTP events (RFC 2833, 4733)", value = "RFC2833"),
        @Option(label = "SIP INFO", value = "VIA_SIP")
      })
  String outOfBandDtmf() default "RFC2833";

  /** Whether SIP INFO is the only way. */
  @Cfg(path = "voip/media/dtmf_via_sip_force_flag")
  @AttributeDefinition(
      name = "Force SIP INFO",
      description = "Sends digits by SIP INFO only, whatever else was agreed with the peer.")
  boolean dtmfViaSipForceFlag() default false;

  /** Length told in SIP INFO. */
  @Cfg(path = "voip/dialing/notify_dtmf_duration", unit = "ms")
  @AttributeDefinition(
      name = "Length in SIP INFO",
      description = "Length of a digit as written in SIP INFO.",
      min = "40",
      max = "5000")
  int notifyDtmfDuration() default 250;

  /** Level of tones in the voice. */
  @Cfg(path = "voip/audio/gain/dtmf_tone_signal_level", unit = "-dBm")
  @AttributeDefinition(
      name = "Level in the voice",
      description = "Level of each of the two tones of a digit, below 0 dBm.",
      min = "1",
      max = "32")
  int dtmfToneSignalLevel() default 16;

  /** How long a digit sounds. */
  @Cfg(path = "offhook/dtmf/duration", unit = "ms")
  @AttributeDefinition(
      name = "Length of a digit",
      description = "How long a digit sounds.",
      min = "40",
      max = "2000")
  int duration() default 100;

  /** Silence between digits. */
  @Cfg(path = "offhook/dtmf/gap", unit = "ms")
  @AttributeDefinition(
      name = "Gap between digits",
      description = "Silence between one digit and the next.",
      min = "40",
      max = "2000")
  int gap() default 100;

  /** When the voice is searched for digits. */
  @Cfg(path = "offhook/dtmf/detect")
  @AttributeDefinition(
      name = "Detector of digits in the voice",
      description =
          "Whether the voice of the peer is searched for digits: never, always, or when no"
              + " telephone events were agreed on.",
      options = {
        @Option(label = "Never", value = "NEVER"),
        @Option(label = "Without telephone events", value = "AUTO"),
        @Option(label = "Always", value = "ALWAYS")
      })
  String detect() default "AUTO";
}
