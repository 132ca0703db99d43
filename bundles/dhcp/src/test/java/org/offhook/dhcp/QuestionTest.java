package org.offhook.dhcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;
import org.offhook.testkit.VirtualTime;

/** Questions and answers on loopback, with servers that are not all well-behaved. */
class QuestionTest {
  private static final String HARDWARE = "00908f01020a";
  private final VirtualTime time = new VirtualTime();
  private final CompletableFuture<Optional<NetworkOffer>> answer = new CompletableFuture<>();
  private DatagramSocket server;
  private Question question;
  private DatagramPacket asked;

  @BeforeEach
  void open() throws IOException {
    server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    server.setSoTimeout(5000);
    Inet4Address own = (Inet4Address) InetAddress.getByName("127.0.0.1");
    Inform inform =
        new Inform(
            0x01020304,
            new Attachment("lo", own, HARDWARE),
            "440HD",
            false,
            new TreeSet<>(Set.of(160, 66)));
    question =
        new Question(
            inform,
            new InetSocketAddress(own, server.getLocalPort()),
            time,
            time,
            (who, given) -> answer.complete(given));
    question.ask();
  }

  @AfterEach
  void close() {
    question.close();
    server.close();
    assertEquals(0, time.pending(), "no timer is left");
  }

  private byte[] receive() throws IOException {
    asked = new DatagramPacket(new byte[1500], 1500);
    server.receive(asked);
    return Arrays.copyOf(asked.getData(), asked.getLength());
  }

  private void send(byte[] packet) throws IOException {
    server.send(new DatagramPacket(packet, packet.length, asked.getSocketAddress()));
  }

  /** An answer with these options, in hexadecimal, and these fields for server name and file. */
  private static byte[] reply(String options, String name, String file) {
    ByteBuffer out = ByteBuffer.allocate(Message.OPTIONS + options.length() / 2);
    out.put(0, (byte) Message.REPLY).putInt(Message.ID, 0x01020304);
    out.put(Message.HARDWARE, HexFormat.of().parseHex(HARDWARE));
    out.put(Message.SERVER_NAME, HexFormat.of().parseHex(name));
    out.put(Message.FILE, HexFormat.of().parseHex(file));
    out.putInt(Message.COOKIE, Message.COOKIE_VALUE);
    out.put(Message.OPTIONS, HexFormat.of().parseHex(options));
    return out.array();
  }

  private DhcpOptions answered() throws Exception {
    return answer.get(5, TimeUnit.SECONDS).orElseThrow().options();
  }

  @Test
  void theQuestionSaysWhoAsksForWhat() throws IOException {
    byte[] message = receive();
    assertEquals(1, message[0]);
    assertArrayEquals(new byte[] {127, 0, 0, 1}, Arrays.copyOfRange(message, 12, 16));
    assertArrayEquals(new byte[12], Arrays.copyOfRange(message, 16, 28), "no address is wanted");
    OptionFields options =
        new OptionFields().read(Arrays.copyOfRange(message, Message.OPTIONS, message.length));
    assertEquals(Message.INFORM, options.first(Message.TYPE));
    assertArrayEquals("440HD".getBytes(US_ASCII), options.all().get(60));
    assertArrayEquals("\005440HD".getBytes(US_ASCII), options.all().get(77));
    assertArrayEquals(new byte[] {66, (byte) 160}, options.all().get(55));
    assertTrue(options.all().get(50) == null && options.all().get(51) == null, "no lease");
  }

  @Test
  void itAsksAgainWithPatienceAndThenGivesUp() throws Exception {
    receive();
    time.advance(Duration.ofMillis(5100));
    receive();
    time.advance(Duration.ofMillis(9100));
    byte[] third = receive();
    assertTrue(third[Message.SECONDS + 1] >= 10, "it tells since when it asks");
    time.advance(Duration.ofSeconds(6));
    assertTrue(answer.get(5, TimeUnit.SECONDS).isEmpty());
    assertTrue(time.nanos() <= 21_000_000_000L);
  }

  @Test
  void longOptionsAreJoinedAndOverloadedFieldsRead() throws Exception {
    receive();
    String first = "a002" + hex("ht") + "350105" + "340103" + "a002" + hex("tp") + "ff";
    send(reply(first, "a003" + hex("//h") + "ff", "a001" + hex(":") + "4203" + hex("abc") + "ff"));
    DhcpOptions options = answered();
    assertEquals("http://h", options.text(160).orElseThrow(), "options, then file, then name");
    assertEquals("abc", options.text(66).orElseThrow());
  }

  @Test
  void serverAndFileOfBootpCountWhereTheOptionsAreMissing() throws Exception {
    receive();
    byte[] packet = reply("350105ff", "", hex("440HD.img"));
    packet[Message.NEXT_SERVER] = 10;
    packet[Message.NEXT_SERVER + 3] = 7;
    send(packet);
    DhcpOptions options = answered();
    assertEquals("440HD.img", options.text(67).orElseThrow());
    assertEquals("10.0.0.7", options.text(66).orElseThrow());
  }

  @Test
  void whatIsForOthersOrMalformedIsDropped() throws Exception {
    receive();
    byte[] other = reply("350105ff", "", "");
    other[Message.ID] = 9;
    send(other);
    byte[] stranger = reply("350105ff", "", "");
    stranger[Message.HARDWARE] = 9;
    send(stranger);
    byte[] good = reply("350105" + "0f01" + hex("a") + "ff", "", "");
    for (int length = 0; length < good.length - 1; length += 7) {
      send(Arrays.copyOf(good, length));
    }
    send(reply("350105a0ff41", "", ""));
    send(reply("350106ff", "", ""));
    send(good);
    assertEquals("a", answered().text(15).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"35", "3501", "a0ff41", "350105a005"})
  void anOptionBeyondTheEndIsAnError(String options) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Reply.options(ByteBuffer.wrap(reply(options, "", ""))));
  }

  @Test
  void aQuestionThatIsClosedIsNeverAnswered() throws Exception {
    receive();
    question.close();
    send(reply("350105ff", "", ""));
    time.advance(Duration.ofMinutes(1));
    assertTrue(!answer.isDone());
  }

  private static String hex(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text.getBytes(US_ASCII));
    return HexFormat.of().formatHex(out.toByteArray());
  }
}
