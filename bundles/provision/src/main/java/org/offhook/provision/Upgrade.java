package org.offhook.provision;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.config.FirmwareNotice;
import org.offhook.api.firmware.Firmware;

/** Renews the firmware. */
final class Upgrade {
  private final Firmware firmware;
  private final Copies copies;
  private final Download download;
  private final Journal journal;

  Upgrade(Firmware firmware, Copies copies, Path memory, Journal journal) {
    this.firmware = firmware;
    this.copies = copies;
    this.download = new Download(firmware, copies, memory, journal);
    this.journal = journal;
  }

  /** An Escene server says what it has in a notice; only a newer one counts. */
  boolean byNotice(Place place, String model) throws IOException {
    Optional<String> name = FirmwareNotice.fileName(model, false);
    if (name.isEmpty()) {
      return false;
    }
    byte[] text = copies.get(place.file(name.get())).bytes();
    FirmwareNotice notice = FirmwareNotice.parse(new String(text, StandardCharsets.ISO_8859_1));
    if (!notice.newerThan(firmware.version())) {
      journal.tell("firmware " + notice.version() + " is not newer than the one that runs");
      return false;
    }
    return from(Optional.of(place.file(notice.file())));
  }

  /**
   * Takes the firmware of this file, if it is wanted.
   *
   * @return true when it is in its slot
   */
  boolean from(Optional<URI> file) throws IOException {
    if (file.isEmpty() || !download.from(file.get())) {
      return false;
    }
    journal.tell(file.get() + ": taken; it goes on trial as soon as nobody talks");
    return true;
  }
}
