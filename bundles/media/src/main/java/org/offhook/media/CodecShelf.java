package org.offhook.media;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.media.Codec;

/** The codecs that are installed, in the configured order. Safe from any thread. */
final class CodecShelf {
  private static final List<String> BUILT_IN = List.of("G722", "PCMU", "PCMA", "G729", "OPUS");

  private final Map<String, Codec> installed = new LinkedHashMap<>();
  private final List<CodecSlot> slots = new ArrayList<>();

  /**
   * A codec to offer.
   *
   * @param codec the codec
   * @param packetMillis packet time to ask for
   */
  record Offered(Codec codec, int packetMillis) {}

  synchronized void add(Codec codec) {
    installed.put(codec.name(), codec);
  }

  synchronized void remove(Codec codec) {
    installed.remove(codec.name(), codec);
  }

  synchronized void add(CodecSlot slot) {
    slots.add(slot);
  }

  synchronized void remove(CodecSlot slot) {
    slots.remove(slot);
  }

  synchronized Optional<Codec> named(String name) {
    return Optional.ofNullable(installed.get(name));
  }

  /** The one that a list names, which may carry its clock rate. */
  Optional<Codec> listed(String name) {
    return named(plain(name));
  }

  /** All that are installed. */
  synchronized List<Codec> all() {
    return List.copyOf(installed.values());
  }

  /** What to offer, first choice first; each codec once. */
  synchronized List<Offered> offered() {
    Map<String, Offered> offered = new LinkedHashMap<>();
    for (int index = 0; index < BUILT_IN.size(); index++) {
      CodecSlot slot = slot(index);
      String name = slot.name.isEmpty() ? BUILT_IN.get(index) : plain(slot.name);
      Codec codec = installed.get(name);
      if (slot.enabled && codec != null) {
        offered.putIfAbsent(name, new Offered(codec, packetMillis(codec, slot.packetMillis)));
      }
    }
    return List.copyOf(offered.values());
  }

  private CodecSlot slot(int index) {
    return slots.stream()
        .filter(slot -> slot.index == index)
        .findFirst()
        .orElseGet(() -> new CodecSlot(index, true, "", 0));
  }

  /** Paging lists write the clock rate behind the name. */
  private static String plain(String name) {
    return name.equals("G722_8000") ? "G722" : name;
  }

  /** The packet time wished for, if the codec can make such packets. */
  static int packetMillis(Codec codec, int wished) {
    int whole = wished - wished % codec.frameMillis();
    return whole >= 10 && whole <= 60 ? whole : codec.defaultPacketMillis();
  }
}
