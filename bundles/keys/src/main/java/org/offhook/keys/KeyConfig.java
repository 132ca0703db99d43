package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One key. */
@ObjectClassDefinition(name = "Key")
@CfgIndex(base = "personal_settings/functional_key/{n}", last = 203)
@interface KeyConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.key";

  /** Number of the key. */
  int index() default 0;

  @AttributeDefinition(
      name = "Type",
      description = "What the key is for.",
      options = {
        @Option(label = "nothing", value = "EMPTY"),
        @Option(label = "speed dial", value = "SPEED_DIAL"),
        @Option(label = "speed dial with busy lamp", value = "SPEED_DIAL_BLF"),
        @Option(label = "speed-dial prefix", value = "SPEED_DIAL_PREFIX"),
        @Option(label = "DTMF", value = "DTMF"),
        @Option(label = "paging", value = "PAGING"),
        @Option(label = "key event", value = "KEY_EVENT"),
        @Option(label = "key event, as others write it", value = "EVENT"),
        @Option(label = "shared line", value = "SCA"),
        @Option(label = "account", value = "SIP_ACCOUNT"),
        @Option(label = "voice dialling", value = "VOCANOM"),
        @Option(label = "parking place", value = "PARK"),
        @Option(label = "pickup", value = "PICKUP"),
        @Option(label = "boss", value = "BOSS"),
        @Option(label = "assistant", value = "ADMIN")
      })
  @Cfg(path = "type")
  String type() default "SPEED_DIAL";

  @AttributeDefinition(name = "Label", description = "Text beside the key.")
  @Cfg(path = "key_label")
  String label() default "";

  @AttributeDefinition(name = "Number", description = "Number or address that the key stands for.")
  @Cfg(path = "speed_dial_number")
  String number() default "";

  @AttributeDefinition(
      name = "Extension",
      description = "Number that is monitored, where it is another one than the one called.")
  @Cfg(path = "speed_dial_extension")
  String extension() default "";

  @AttributeDefinition(
      name = "Line",
      description =
          "Line of a shared-line or account key, and the one a speed dial uses; not set, an account"
              + " key has the line of its place, and the phone chooses for a speed dial.",
      defaultValue = "0",
      min = "0",
      max = "5")
  @Cfg(path = "shared_line_index")
  // No default in Java: it would be a property of the component, and always be set.
  int line();

  @AttributeDefinition(
      name = "Event",
      description = "What a key event opens or changes.",
      options = {
        @Option(label = "calendar", value = "CALENDAR"),
        @Option(label = "missed calls", value = "MISSED_CALLS"),
        @Option(label = "received calls", value = "RECEIVED_CALLS"),
        @Option(label = "dialled calls", value = "DIALED_CALLS"),
        @Option(label = "directory", value = "DIRECTORY"),
        @Option(label = "do not disturb", value = "DND_ALL"),
        @Option(label = "forward", value = "FORWARD_ALL"),
        @Option(label = "voice dialling", value = "VOCANOM"),
        @Option(label = "hot desking", value = "HOT_DESKING"),
        @Option(label = "private hold", value = "PRIVATE_HOLD")
      })
  @Cfg(path = "key_event")
  String event() default "CALENDAR";

  @AttributeDefinition(
      name = "Parking place",
      description = "Number of the place at which a parking key parks, and from which it fetches.")
  @Cfg(path = "parking_lot_number")
  String parkingNumber() default "";
}
