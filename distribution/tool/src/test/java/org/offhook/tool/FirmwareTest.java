package org.offhook.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareTest {
  private static final Firmware.Identity IDENTITY =
      new Firmware.Identity("image", "AudioCodes", "440HD", "audiocodes-440hd", "0.1.0");
  @TempDir Path temporary;
  private KeyPair keys;
  private byte[] file;

  @BeforeEach
  void write() throws Exception {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path one = Files.writeString(temporary.resolve("image.json"), "{}");
    Path two = Files.writeString(temporary.resolve("image.tar.gz"), "x".repeat(100_000));
    Path image = temporary.resolve("phone.img");
    Firmware.write(IDENTITY, List.of(one, two), Optional.of(keys.getPrivate()), image);
    file = Files.readAllBytes(image);
  }

  @Test
  void theHeadTellsModelVersionAndLengthWithoutTheParts() throws Exception {
    byte[] beginning = java.util.Arrays.copyOf(file, file.length - 100_002);
    Firmware.Head head = Firmware.readHead(new ByteArrayInputStream(beginning));
    assertEquals("440HD", head.header().getString("model"));
    assertEquals("0.1.0", head.header().getString("version"));
    assertEquals(100_002, head.header().getInt("length"));
    assertTrue(head.isSignedBy(keys.getPublic()));
  }

  @Test
  void aChangedHeaderOrAnotherKeyBreaksTheSignature() throws Exception {
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertFalse(Firmware.readHead(in(file)).isSignedBy(other.getPublic()));
    String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] changed =
        text.replace("\"440HD\"", "\"450HD\"")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFalse(Firmware.readHead(in(changed)).isSignedBy(keys.getPublic()));
  }

  @Test
  void everyChangedOrMissingByteOfAPartIsFound() throws Exception {
    assertEquals(List.of(), damages(file));
    byte[] changed = file.clone();
    changed[file.length - 1] ^= 1;
    assertEquals(List.of("image.tar.gz: its digest is not that of the header"), damages(changed));
    assertEquals(
        List.of("image.tar.gz: 5 bytes are missing"),
        damages(java.util.Arrays.copyOf(file, file.length - 5)));
  }

  @Test
  void whatIsNoFirmwareIsRefusedWithoutReadingMuch() {
    assertThrows(IOException.class, () -> Firmware.readHead(in(new byte[100])));
    byte[] huge = file.clone();
    huge[12] = 0x7f;
    IOException refused = assertThrows(IOException.class, () -> Firmware.readHead(in(huge)));
    assertTrue(refused.getMessage().contains("at most 65536"), refused.getMessage());
    assertThrows(IOException.class, () -> Firmware.readHead(in(java.util.Arrays.copyOf(file, 50))));
  }

  @Test
  void keysAreReadFromPemFiles() throws Exception {
    Path secret = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    Path open = pem("PUBLIC KEY", keys.getPublic().getEncoded());
    assertEquals(keys.getPrivate(), SigningKeys.privateKey(secret));
    assertEquals(keys.getPublic(), SigningKeys.publicKey(open));
    assertThrows(Fault.class, () -> SigningKeys.publicKey(secret));
  }

  private Path pem(String type, byte[] der) throws IOException {
    return Files.writeString(
        temporary.resolve(type),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(der), type));
  }

  private static List<String> damages(byte[] bytes) throws IOException {
    InputStream in = in(bytes);
    return Firmware.damages(Firmware.readHead(in), in);
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
