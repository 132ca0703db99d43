package org.offhook.fetch.tftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.provision.FetchRequest;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;

/** Against tftpd-hpa. */
class TftpdPeerTest {
  private static final Path PROGRAM = Path.of("/usr/sbin/in.tftpd");
  private final TftpFetcher fetcher = new TftpFetcher(new VirtualTime());
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  @TempDir Path directory;
  private Process server;
  private int port;

  @BeforeEach
  void serve() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "in.tftpd is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    port = FreePort.any();
    server =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-L",
                "-c",
                "-u",
                "root",
                "-a",
                "127.0.0.1:" + port,
                "-s",
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server.log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      assertTrue(server.waitFor(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void fetchesFilesOfEveryLength() throws IOException {
    for (int length : new int[] {0, 1, 511, 1427, 1428, 1429, 100_000}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      FetchRequest request = file(length + ".img", bytes);
      got.reset();
      assertEquals(length, fetch(request));
      assertArrayEquals(bytes, got.toByteArray());
    }
  }

  @Test
  void storesFilesOfEveryLength() throws IOException {
    for (int length : new int[] {0, 1, 511, 512, 1427, 1428, 1429, 100_000}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      Path there = directory.resolve(length + ".up");
      URI uri = URI.create("tftp://127.0.0.1:" + port + "/" + length + ".up");
      fetcher.store(FetchRequest.of(uri), bytes);
      assertArrayEquals(bytes, Files.readAllBytes(there), "of " + length + " bytes");
    }
    URI forbidden = URI.create("tftp://127.0.0.1:" + port + "/no/such/directory/x");
    IOException refused =
        assertThrows(
            IOException.class, () -> fetcher.store(FetchRequest.of(forbidden), new byte[3]));
    assertTrue(refused.getMessage().contains("the server answers"), refused.getMessage());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    FetchRequest request = file("a.cfg", new byte[5000]);
    fetch(request);
    IOException large =
        assertThrows(IOException.class, () -> fetch(request.within(4999, Duration.ofMinutes(1))));
    assertTrue(large.getMessage().contains("more than 4999"), large.getMessage());
    FetchRequest missing = FetchRequest.of(request.uri().resolve("/none.cfg"));
    IOException none = assertThrows(IOException.class, () -> fetch(missing));
    assertTrue(none.getMessage().contains("server answers: File not found"), none.getMessage());
    FetchRequest nowhere = FetchRequest.of(URI.create("tftp://no-host.invalid/a.cfg"));
    IOException lost = assertThrows(IOException.class, () -> fetch(nowhere));
    assertEquals("tftp://no-host.invalid/a.cfg: there is no such host", lost.getMessage());
  }

  @Test
  void whatLeavesLeavesNobodyWaiting() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      FetchRequest request =
          FetchRequest.of(URI.create("tftp://127.0.0.1:" + silent.getLocalPort() + "/x"));
      FutureTask<String> fetch =
          new FutureTask<>(
              () -> assertThrows(IOException.class, () -> fetch(request)).getMessage());
      new Thread(fetch).start();
      silent.receive(new DatagramPacket(new byte[600], 600));
      fetcher.close();
      assertEquals("x: was stopped", fetch.get(1, TimeUnit.SECONDS));
    }
  }

  private long fetch(FetchRequest request) throws IOException {
    return fetcher.fetch(request, got::write).length();
  }

  private FetchRequest file(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return FetchRequest.of(URI.create("tftp://127.0.0.1:" + port + "/" + name));
  }
}
