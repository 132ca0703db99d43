package org.offhook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.AtOnce;
import org.offhook.testkit.phone.ShellClient.Result;

@Timeout(120)
class ShellSocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(folder, Map.of());
    house.command(new Words(), "words", "bug", "nul");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private SocketChannel connect() throws Exception {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(house.socket()));
    return channel;
  }

  private static void send(SocketChannel channel, String text) throws Exception {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads until as many replies have ended. */
  private static String replies(SocketChannel channel, int count) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteBuffer octet = ByteBuffer.allocate(1);
    int ended = 0;
    boolean code = false;
    while (ended < count && channel.read(octet.clear()) > 0) {
      byte b = octet.get(0);
      text.write(b);
      ended += code && b == '\n' ? 1 : 0;
      code = b == 0 || code && b != '\n';
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheOwnerMayConnect() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(house.socket()));
  }

  @Test
  void severalCommandsGoOverOneConnectionEachWithItsExitCode() throws Exception {
    try (SocketChannel channel = connect()) {
      send(channel, "words a 'b ü'\n\nnonsense\nwords c\n");
      assertEquals(
          "a|b ü\n\0"
              + "0\n\0"
              + "0\nCommand not found: nonsense; see help\n\0"
              + "2\nc\n\0"
              + "0\n",
          replies(channel, 4));
    }
  }

  @Test
  void clientsDoNotWaitForEachOther() throws Exception {
    try (SocketChannel slow = connect()) {
      send(slow, "call 404 --for 1s --wait 30s\n");
      assertTrue(house.phone.awaitDialled(PATIENCE));
      assertEquals(new Result("x\n", 0), house.exec("words x"));
    }
  }

  @Test
  void theKeysOfAPhoneAreWordsAndNotPatternsOrComments() throws Exception {
    assertEquals("*1|#|#31#|12#", house.exec("words *1 # #31# 12#").output().strip());
    assertEquals("sip:b@[2001:db8::1]", house.exec("words 'sip:b@[2001:db8::1]'").output().strip());
    assertEquals("a #b|'c #d'", house.exec("words 'a #b' \"'c #d'\"").output().strip());
    assertEquals("sip:b@h;lr", house.exec("words 'sip:b@h;lr'").output().strip());
  }

  @Test
  void aCommandThatThrowsGivesOneLineAndExitCodeOne() throws Exception {
    Result result = house.exec("bug");
    assertEquals(1, result.exitCode());
    assertEquals(1, result.output().lines().count(), result::toString);
    assertFalse(result.output().contains("at org."), result::toString);
  }

  @Test
  void outputCannotEndAReply() throws Exception {
    assertEquals(new Result("a?b\n", 0), house.exec("nul"));
  }

  @Test
  void aLineThatIsFarTooLongIsRefused() throws Exception {
    Result result = house.exec("words " + "x".repeat(20_000));
    assertEquals(2, result.exitCode());
    assertEquals(0, house.exec("words x").exitCode());
  }

  @Test
  void aClientThatGoesEndsTheCallItWaitedFor() throws Exception {
    try (SocketChannel channel = connect()) {
      send(channel, "call 600 --for 1h\n");
      assertTrue(house.phone.awaitDialled(PATIENCE));
    }
    assertTrue(house.phone.last.awaitDone("hangup", PATIENCE));
  }

  @Test
  void stoppingTakesTheSocketAwayAtOnceAndHangsUp() throws Exception {
    try (SocketChannel channel = connect()) {
      send(channel, "call 600 --for 1h\n");
      assertTrue(house.phone.awaitDialled(PATIENCE));
      house.shell.stop();
      assertFalse(Files.exists(house.socket()));
      assertTrue(house.phone.last.awaitDone("hangup", PATIENCE));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!house.threads("shell").isEmpty()) {
        assertTrue(System.nanoTime() < deadline, house.threads("shell").toString());
        LockSupport.parkNanos(1_000_000);
      }
    }
    AtOnce.closes(
        () -> {
          house.shell.start();
          return house.shell::stop;
        });
  }

  @Test
  void aPhoneThatStopsRepliesToTheCommandThatStopsIt() throws Exception {
    try (SocketChannel channel = connect()) {
      Words asked = new Words();
      house.command(asked, "farewell");
      send(channel, "farewell\n");
      assertTrue(asked.bids(PATIENCE));
      assertFalse(house.stopsWithin(Duration.ofMillis(500)));
      asked.go();
      assertEquals("goodbye\n\0" + "0\n", replies(channel, 1));
    }
  }

  @Test
  void aSocketLeftBehindByAKilledPhoneIsReplaced() throws Exception {
    house.shell.stop();
    Files.writeString(house.socket(), "stale");
    house.shell.start();
    assertEquals(0, house.exec("words x").exitCode());
    house.shell.update();
    house.shell.stop();
    house.shell.start();
    assertEquals(0, house.exec("words x").exitCode());
  }
}
