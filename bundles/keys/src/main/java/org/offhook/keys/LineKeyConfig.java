package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One line key. */
@ObjectClassDefinition(name = "Line key")
@CfgIndex(base = "voip/line_key/{n}", last = 19)
@interface LineKeyConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.line";

  /** Number of the key. */
  int index() default 0;

  @AttributeDefinition(
      name = "Line",
      description =
          "Line that the key stands for, from 0; -1 frees it for an event. Not set, it is the line"
              + " of the same number.",
      min = "-1",
      max = "7")
  @Cfg(path = "line")
  // No default in Java: it would be a property of the component, and always be set.
  int line();

  @AttributeDefinition(
      name = "Event",
      description = "What a key that stands for no line opens or changes.",
      options = {
        @Option(label = "calendar", value = "CALENDAR"),
        @Option(label = "missed calls", value = "MISSED_CALLS"),
        @Option(label = "received calls", value = "RECEIVED_CALLS"),
        @Option(label = "dialled calls", value = "DIALED_CALLS"),
        @Option(label = "directory", value = "DIRECTORY"),
        @Option(label = "do not disturb", value = "DND_ALL"),
        @Option(label = "forward", value = "FORWARD_ALL"),
        @Option(label = "hot desking, short", value = "HOTDESK"),
        @Option(label = "voice dialling", value = "VOCANOM"),
        @Option(label = "hot desking", value = "HOT_DESKING"),
        @Option(label = "dialled calls, as the screen says", value = "Dialed numbers"),
        @Option(label = "dialled calls, as the page says", value = "Dialed Calls"),
        @Option(label = "missed calls, as the page says", value = "Missed Calls"),
        @Option(label = "received calls, as the page says", value = "Received Calls"),
        @Option(label = "do not disturb, as the page says", value = "DnD All"),
        @Option(label = "forward, as the page says", value = "Forward All")
      })
  @Cfg(path = "key_event")
  String event() default "CALENDAR";
}
