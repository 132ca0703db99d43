package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which printed keys do something. */
@ObjectClassDefinition(name = "Keys that are disabled")
@interface LocksConfig {
  /** PID. */
  String PID = "org.offhook.keys";

  @AttributeDefinition(name = "Contacts key", description = "Whether CONTACTS, DIRECTORY works.")
  @Cfg(path = "personal_settings/key/contacts/enabled")
  boolean contacts() default true;

  @AttributeDefinition(name = "Headset key", description = "Whether HEADSET works.")
  @Cfg(path = "personal_settings/key/headset_device/enabled")
  boolean headset() default true;

  @AttributeDefinition(name = "Hold key", description = "Whether HOLD works.")
  @Cfg(path = "personal_settings/key/hold/enabled")
  boolean hold() default true;

  @AttributeDefinition(name = "Hold key off", description = "1 disables the HOLD key as well.")
  @Cfg(path = "system/disable_hold_button")
  boolean holdOff() default false;

  @AttributeDefinition(name = "Menu key", description = "Whether MENU works.")
  @Cfg(path = "personal_settings/key/menu/enabled")
  boolean menu() default true;

  @AttributeDefinition(name = "Mute key", description = "Whether MUTE works.")
  @Cfg(path = "personal_settings/key/mute/enabled")
  boolean mute() default true;

  @AttributeDefinition(name = "Mute key off", description = "1 disables the MUTE key as well.")
  @Cfg(path = "voip/block_mute_key")
  boolean muteOff() default false;

  @AttributeDefinition(name = "Redial key", description = "Whether REDIAL works.")
  @Cfg(path = "personal_settings/key/redial/enabled")
  boolean redial() default true;

  @AttributeDefinition(name = "Speaker key", description = "Whether SPEAKER works.")
  @Cfg(path = "personal_settings/key/speaker_device/enabled")
  boolean speaker() default true;

  @AttributeDefinition(name = "Voice mail key", description = "Whether VOICE MAIL works.")
  @Cfg(path = "personal_settings/key/voice_mail/enabled")
  boolean voiceMail() default true;

  @AttributeDefinition(name = "Volume key", description = "Whether VOLUME works.")
  @Cfg(path = "personal_settings/key/volume/enabled")
  boolean volume() default true;

  @AttributeDefinition(
      name = "Digits call",
      description = "Whether the digits of the dial pad type numbers; in a call they always work.")
  @Cfg(path = "personal_settings/keypad_keys/call_functionality/enabled")
  boolean digits() default true;

  @AttributeDefinition(
      name = "Only digits",
      description = "1 disables all printed keys but the digits, * and #.")
  @Cfg(path = "voip/block_non_numeric_key")
  boolean onlyDigits() default false;

  @AttributeDefinition(
      name = "Only the headset",
      description = "1 leaves only the headset: the speaker key does nothing.")
  @Cfg(path = "voip/headset_only/enabled")
  boolean headsetOnly() default false;

  @AttributeDefinition(
      name = "Loudness of ringing fixed",
      description = "1 disables the volume keys while nobody talks.")
  @Cfg(path = "voip/block_ringer_volume/enabled")
  boolean ringerVolumeFixed() default false;

  @AttributeDefinition(
      name = "Keys A and B locked",
      description = "1 locks the keys A and B, on models that have them: they do nothing.")
  @Cfg(path = "offhook/keys/lock_a_b/enabled")
  boolean lockAandB() default false;

  @AttributeDefinition(
      name = "Speed dials can be changed",
      description = "Whether the person at the phone may load, change and delete keys.")
  @Cfg(path = "personal_settings/speed_dial_programming/enabled")
  boolean programming() default true;
}
