package org.offhook.fetch.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;

/** Against vsftpd. */
class VsftpdPeerTest {
  private final VirtualTime time = new VirtualTime();
  private final FtpFetcher fetcher = new FtpFetcher(time, time);
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private final byte[] bytes = new byte[300_000];
  @TempDir Path directory;
  private Path files;
  private Peer server;
  private int port;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Peer.find("vsftpd").isPresent(), "vsftpd is not installed");
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "vsftpd wants to be started by root");
    new Random(7).nextBytes(bytes);
    files = Files.createDirectories(directory.resolve("files"));
    Files.createDirectories(directory.resolve("empty"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.write(files.resolve("phone.img"), bytes);
    Files.setLastModifiedTime(
        files.resolve("phone.img"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    Files.createDirectories(files.resolve("a b"));
    Files.writeString(files.resolve("a b/x.cfg"), "a=1\r\n");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void serve(String... more) throws IOException {
    port = FreePort.any();
    Path config = directory.resolve("vsftpd.conf");
    Files.writeString(
        config,
        """
        listen=YES
        listen_ipv6=NO
        listen_address=127.0.0.1
        listen_port=%d
        background=NO
        anonymous_enable=YES
        local_enable=NO
        anon_root=%s
        ftp_username=daemon
        nopriv_user=nobody
        secure_chroot_dir=%s/empty
        seccomp_sandbox=NO
        isolate=NO
        isolate_network=NO
        %s
        """
            .formatted(port, files, directory, String.join("\n", more)));
    server =
        Peer.start(
            directory, List.of(Peer.find("vsftpd").orElseThrow().toString(), config.toString()));
    long until = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        assertEquals('2', socket.getInputStream().read());
        return;
      } catch (IOException e) {
        assertTrue(server.isAlive() && System.nanoTime() < until, server.output());
      }
    }
  }

  private FetchRequest at(String path) {
    return FetchRequest.of(URI.create("ftp://127.0.0.1:" + port + path));
  }

  private String refused(FetchRequest request) {
    return assertThrows(IOException.class, () -> fetcher.fetch(request, got::write)).getMessage();
  }

  @Test
  void filesArriveAsTheyAre() throws IOException {
    serve();
    Fetched fetched = fetcher.fetch(at("/phone.img"), got::write);
    assertArrayEquals(bytes, got.toByteArray());
    assertEquals(new Fetched(true, "", "20260102030405", bytes.length, ""), fetched);
    got.reset();
    assertEquals(5, fetcher.fetch(at("/a%20b/x.cfg"), got::write).length());
    assertEquals("a=1\r\n", got.toString());
    assertEquals(0, time.pending());
  }

  @Test
  void anInterruptedFileIsResumedWhereItEnded() throws IOException {
    serve();
    long[] begun = {-1, -1};
    FetchSink sink =
        new FetchSink() {
          @Override
          public void begins(long offset, long length) {
            begun[0] = offset;
            begun[1] = length;
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            got.write(buffer, offset, length);
          }
        };
    Fetched rest = fetcher.fetch(at("/phone.img").from(299_000), sink);
    assertArrayEquals(Arrays.copyOfRange(bytes, 299_000, 300_000), got.toByteArray());
    assertArrayEquals(new long[] {299_000, 300_000}, begun);
    assertEquals(300_000, rest.length());
    got.reset();
    fetcher.fetch(at("/phone.img").unless("", "19990101000000").from(299_000), sink);
    assertEquals(0, begun[0], "another file is fetched from its beginning");
    assertEquals(300_000, got.size());
  }

  @Test
  void theSameFileIsNotFetchedAgain() throws IOException {
    serve();
    Fetched same = fetcher.fetch(at("/phone.img").unless("", "20260102030405"), got::write);
    assertFalse(same.modified());
    assertEquals(0, got.size());
    assertTrue(fetcher.fetch(at("/phone.img").unless("", "20250102030405"), got::write).modified());
  }

  @Test
  void onlyWhoKnowsThePasswordGetsTheFile() throws IOException {
    Files.writeString(directory.resolve("passwords"), "geheim\n");
    serve("secure_email_list_enable=YES", "email_password_file=" + directory + "/passwords");
    assertTrue(refused(at("/phone.img")).contains("refuses the user name or password"));
    String wrong = refused(at("/phone.img").as("anonymous", "falsch"));
    assertTrue(wrong.contains("refuses the user name or password"), wrong);
    assertFalse(wrong.contains("falsch"), wrong);
    assertTrue(refused(at("/phone.img").as("nobody", "geheim")).contains("refuses"));
    fetcher.fetch(at("/phone.img").as("anonymous", "geheim"), got::write);
    assertArrayEquals(bytes, got.toByteArray());
    got.reset();
    FetchRequest named =
        FetchRequest.of(URI.create("ftp://anonymous:geheim@127.0.0.1:" + port + "/phone.img"));
    fetcher.fetch(named, got::write);
    assertArrayEquals(bytes, got.toByteArray());
  }

  @Test
  void filesAreStoredInPlaceOfThoseThatAreThere() throws IOException {
    Path up = Files.createDirectories(files.resolve("up"));
    Files.setPosixFilePermissions(up, PosixFilePermissions.fromString("rwxrwxrwx"));
    String[] writable = {
      "write_enable=YES", "anon_upload_enable=YES", "anon_other_write_enable=YES", "anon_umask=022"
    };
    serve(writable);
    fetcher.store(at("/up/phone.img"), bytes);
    assertArrayEquals(bytes, Files.readAllBytes(up.resolve("phone.img")));
    fetcher.store(at("/up/phone.img"), new byte[] {1, 2, 3});
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(up.resolve("phone.img")));
    FetchRequest forbidden = at("/phone.img");
    String why =
        assertThrows(IOException.class, () -> fetcher.store(forbidden, bytes)).getMessage();
    assertTrue(why.contains("the server answers 553"), why);
    assertEquals(0, time.pending());
  }

  @Test
  void itSaysWhatIsWrong() throws IOException {
    serve();
    String none = refused(at("/none.cfg"));
    assertTrue(none.matches("ftp://127.0.0.1:\\d+/none.cfg: the server answers 550 .*"), none);
    String large = refused(at("/phone.img").within(299_999, Duration.ofMinutes(1)));
    assertTrue(large.contains("has 300000 bytes, more than 299999"), large);
    server.close();
    String dead = refused(at("/phone.img"));
    assertTrue(dead.contains("/phone.img: Connection refused"), dead);
  }
}
