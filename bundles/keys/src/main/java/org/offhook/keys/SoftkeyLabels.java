package org.offhook.keys;

import java.util.Locale;
import java.util.Map;

/** Texts of softkeys: short, so that four of them fit under a small screen. */
final class SoftkeyLabels {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("BLIND_TRANSFER", "BXfer"),
          Map.entry("TRANSFER", "Trans"),
          Map.entry("CONF", "Conf"),
          Map.entry("CONF_SPLIT", "Split"),
          Map.entry("CONF_LEAVE", "Leave"),
          Map.entry("NEW_CALL", "New"),
          Map.entry("SEND", "Dial"),
          Map.entry("DND_ALL", "DnD"),
          Map.entry("FORWARD_ALL", "Forward"),
          Map.entry("MISSED_CALLS", "Missed"),
          Map.entry("RECEIVED_CALLS", "Received"),
          Map.entry("DIALED_CALLS", "Dialled"),
          Map.entry("VOICE_MAIL", "Messages"),
          Map.entry("VOCANOM", "VCNM"),
          Map.entry("REC", "Record"));

  private SoftkeyLabels() {}

  static String of(String type) {
    String name = LABELS.get(type);
    if (name != null || type.isEmpty()) {
      return name == null ? "" : name;
    }
    String words = type.replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
