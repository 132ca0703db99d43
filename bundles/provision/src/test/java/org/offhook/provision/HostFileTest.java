package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.provision.FetchRequest;

/** What a person has written into a file of the host. */
class HostFileTest {
  private static final byte[] BYTES = {1, 2, 3};

  private final HostFile host = new HostFile();
  @TempDir private Path directory;

  @Test
  void aFileTakesThePlaceOfTheOneBeforeAndIsReadByItsOwnerOnly() throws Exception {
    Path file = Files.writeString(directory.resolve("phone.cfg"), "older");
    host.store(FetchRequest.of(file.toUri()), BYTES);
    assertArrayEquals(BYTES, Files.readAllBytes(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(1, count());
  }

  /** A device of the host was replaced by a file in this way. */
  @Test
  void whatIsNoFileStaysWhatItIs() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    IOException refused =
        assertThrows(IOException.class, () -> host.store(FetchRequest.of(other.toUri()), BYTES));
    assertEquals(other + ": is no file", refused.getMessage());
    assertTrue(Files.isDirectory(other));
    assertEquals(1, count());
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
