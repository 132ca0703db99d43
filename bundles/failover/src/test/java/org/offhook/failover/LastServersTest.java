package org.offhook.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastServersTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    Path file = directory.resolve("data/servers.properties");
    LastServers before = new LastServers(file);
    assertEquals("", before.of(0));
    assertTrue(before.use(0, "192.0.2.2:5060/UDP"));
    assertFalse(before.use(0, "192.0.2.2:5060/UDP"), "nothing new");
    before.write();
    assertEquals("192.0.2.2:5060/UDP", new LastServers(file).of(0));
  }

  @Test
  void aBrokenFileIsNoFile() throws Exception {
    Path file = Files.writeString(directory.resolve("servers.properties"), "line.0=\\uZZZZ");
    assertEquals("", new LastServers(file).of(0));
  }
}
