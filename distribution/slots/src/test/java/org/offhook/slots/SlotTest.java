package org.offhook.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotTest {
  @TempDir Path directory;
  private TestFirmware firmware;
  private Slots slots;
  private Slot slot;

  @BeforeEach
  void make() throws Exception {
    firmware = new TestFirmware(Files.createDirectories(directory.resolve("made")));
    slots = new Slots(directory.resolve("slots"));
    slot = slots.slot("a");
  }

  private FirmwareHead fill(Path file) throws IOException {
    return slot.fill(file, TestFirmware.VENDOR, TestFirmware.MODEL, firmware.trusted());
  }

  private void refused(Path file, String why) throws IOException {
    Refusal refusal = assertThrows(Refusal.class, () -> fill(file));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    assertEquals("", slot.version());
  }

  @Test
  void anImageIsPutIntoASlotAsItWas() throws Exception {
    assertEquals("1.0", fill(firmware.file("1.0")).version());
    assertEquals("1.0", slot.version());
    String said = TestFirmware.run(directory, slot.directory() + "/bin/offhook-phone");
    assertEquals("1.0\n", said);
    fill(firmware.file("2.0"));
    assertEquals("2.0\n", TestFirmware.run(directory, slot.directory() + "/bin/offhook-phone"));
  }

  @Test
  void theHeadAloneTellsWhatItIs() throws Exception {
    byte[] bytes = Files.readAllBytes(firmware.file("1.0"));
    FirmwareHead head = FirmwareHead.read(new ByteArrayInputStream(bytes, 0, 500));
    assertEquals("1.0", head.version());
    assertEquals(bytes.length, head.headLength() + head.length());
  }

  @Test
  void anotherModelOrSignatureIsRefused() throws Exception {
    refused(firmware.file("1.0", "Vendor", "M2", true), "for the Vendor M2; this is the Vendor M1");
    refused(firmware.file("1.1", "Vendor", "M1", false), "without a signature");
    Path file = firmware.file("1.2");
    List<PublicKey> others =
        new TestFirmware(Files.createDirectories(directory.resolve("other"))).trusted();
    assertThrows(Refusal.class, () -> slot.fill(file, "Vendor", "M1", others));
    assertThrows(Refusal.class, () -> slot.fill(file, "Vendor", "M1", List.of()));
    refused(Files.writeString(directory.resolve("page.img"), "<html>"), "no firmware file");
  }

  @Test
  void oneBitThatIsNotAsItWasIsNoticedWhereverItIs() throws Exception {
    byte[] bytes = Files.readAllBytes(firmware.file("1.0"));
    Random random = new Random(20261121);
    for (int round = 0; round < 60; round++) {
      byte[] wrong = bytes.clone();
      // The head first, bit by bit at the beginning; then anywhere.
      int at = round < 20 ? round * 20 : random.nextInt(wrong.length);
      wrong[at] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(directory.resolve("wrong.img"), wrong);
      assertThrows(IOException.class, () -> fill(file), "byte " + at);
      assertEquals("", slot.version(), "byte " + at);
    }
  }

  @Test
  void aFileThatIsCutShortOrTooLongIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(firmware.file("1.0"));
    for (int length : new int[] {0, 5, 14, 200, bytes.length / 2, bytes.length - 1}) {
      Path file =
          Files.write(directory.resolve("short.img"), java.util.Arrays.copyOf(bytes, length));
      assertThrows(Refusal.class, () -> fill(file), "length " + length);
    }
    byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    refused(Files.write(directory.resolve("long.img"), more), "were announced");
  }

  @Test
  void aFeatureIsNoImage() throws Exception {
    FirmwareHead image = FirmwareHead.read(Files.newInputStream(firmware.file("1.0")));
    Refusal refused =
        assertThrows(
            Refusal.class,
            () ->
                image.mustFit(
                    FirmwareHead.Kind.FEATURE,
                    TestFirmware.VENDOR,
                    TestFirmware.MODEL,
                    firmware.trusted()));
    assertEquals("an image; a feature was expected", refused.getMessage());
  }

  @Test
  void theRecordTellsWhichImageStarts() throws Exception {
    assertEquals(Slots.FACTORY, slots.state().active());
    assertEquals("a", slots.idle(Slots.FACTORY).name());
    Slots.Before before = new Slots.Before(Set.of("0", "2"), Set.of("org.broken"));
    slots.tryNext(slot, Slots.FACTORY, before);
    assertEquals(before, slots.state().before());
    assertEquals(Optional.of("a"), slots.state().trial());
    slots.commit();
    assertEquals("a", slots.state().active());
    assertEquals("b", slots.idle("a").name());
    slots.tryNext(slots.idle("a"), "a", Slots.Before.NOTHING);
    slots.giveUp("2.0: line 0\nis not registered");
    assertEquals("a", slots.state().active());
    assertEquals("2.0: line 0 is not registered", slots.state().failed());
    Path record = directory.resolve("slots/record");
    String text = Files.readString(record);
    Files.writeString(record, text.substring(0, text.length() - 3));
    assertEquals(Slots.FACTORY, slots.state().active());
    assertFalse(slots.state().trial().isPresent());
  }
}
