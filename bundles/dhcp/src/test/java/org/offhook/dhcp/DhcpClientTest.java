package org.offhook.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.network.NetworkOffer;
import org.offhook.testkit.VirtualTime;

/** A client whose only network is the loopback interface. */
class DhcpClientTest {
  private final VirtualTime time = new VirtualTime();
  private final List<NetworkOffer> heard = new CopyOnWriteArrayList<>();
  private DatagramSocket server;
  private DhcpClient client;

  @BeforeEach
  void serve() throws IOException {
    server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    server.setSoTimeout(5000);
    open(Map.of());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    assertEquals(0, time.pending(), "no timer is left");
  }

  private DhcpConfig config(Map<String, Object> more) {
    Map<String, Object> values =
        new HashMap<>(
            Map.of("networkInterface", "lo", "server", "127.0.0.1", "port", server.getLocalPort()));
    values.putAll(more);
    return AskingHost.config(values);
  }

  private void open(Map<String, Object> more) {
    client = new DhcpClient(time, time, new ModelName("440HD"), config(more));
    client.bindListener(heard::add);
    time.run();
  }

  /** Takes a question. */
  private DatagramPacket asked() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    server.receive(packet);
    return packet;
  }

  /** Answers it with a domain. */
  private void answer(DatagramPacket question, String domain) throws IOException {
    byte[] bytes = question.getData();
    ByteBuffer out = ByteBuffer.allocate(Message.OPTIONS + 6 + domain.length());
    out.put(Arrays.copyOf(bytes, Message.SERVER_NAME)).put(0, (byte) Message.REPLY);
    out.putInt(Message.COOKIE, Message.COOKIE_VALUE).position(Message.OPTIONS);
    out.put(new byte[] {53, 1, Message.ACK, NetworkOffer.DOMAIN, (byte) domain.length()});
    out.put(domain.getBytes()).put((byte) Message.END);
    server.send(new DatagramPacket(out.array(), out.capacity(), question.getSocketAddress()));
  }

  private NetworkOffer get(CompletableFuture<NetworkOffer> answer) throws Exception {
    return answer.get(5, TimeUnit.SECONDS);
  }

  @Test
  void whoAsksWhileSomebodyAsksWaitsForTheSameAnswer() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    CompletableFuture<NetworkOffer> second = client.ask(NetworkOffer.PROVISIONING_URL);
    answer(asked(), "one.test");
    assertEquals("one.test", get(first).domain().orElseThrow());
    assertSame(get(first), get(second));
    assertEquals(List.of(client.offer()), heard);
  }

  @Test
  void whoWantsMoreIsAskedForAnew() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    CompletableFuture<NetworkOffer> second = client.ask(250, 999, -1, 0);
    DatagramPacket old = asked();
    DatagramPacket wider = asked();
    answer(old, "old.test");
    answer(wider, "wider.test");
    assertEquals("wider.test", get(second).domain().orElseThrow());
    assertEquals("wider.test", get(first).domain().orElseThrow());
    byte[] message = Arrays.copyOf(wider.getData(), wider.getLength());
    byte[] wanted =
        new OptionFields()
            .read(Arrays.copyOfRange(message, Message.OPTIONS, message.length))
            .all()
            .get(Message.WANTED);
    assertEquals(11, wanted.length);
    assertEquals((byte) 250, wanted[10]);
  }

  @Test
  void itAsksAgainAfterAnHourAndTellsOfChangesOnly() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    answer(asked(), "one.test");
    get(first);
    heard.clear();
    CompletableFuture<NetworkOffer> same = client.ask();
    answer(asked(), "one.test");
    get(same);
    assertEquals(List.of(), heard);
    time.advance(Duration.ofMinutes(60));
    CompletableFuture<NetworkOffer> other = client.ask();
    answer(asked(), "two.test");
    assertEquals("two.test", get(other).domain().orElseThrow());
    assertEquals(1, heard.size());
  }

  @Test
  void whatWasOfferedStaysWhenTheServerFallsSilent() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    answer(asked(), "one.test");
    get(first);
    assertEquals(State.OK, client.probe().state());
    CompletableFuture<NetworkOffer> second = client.ask();
    time.advance(Duration.ofSeconds(20));
    assertSame(NetworkOffer.NONE, get(second));
    assertEquals("one.test", client.offer().domain().orElseThrow());
    assertEquals(State.WARN, client.probe().state());
    assertTrue(client.probe().detail().contains("nobody answers on lo"), client.probe().detail());
  }

  @Test
  void switchedOffItAsksNobodyAndForgets() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    answer(asked(), "one.test");
    get(first);
    CompletableFuture<NetworkOffer> second = client.ask();
    client.modified(config(Map.of("enabled", false)));
    assertSame(NetworkOffer.NONE, get(second));
    assertSame(NetworkOffer.NONE, client.offer());
    assertSame(NetworkOffer.NONE, heard.get(heard.size() - 1));
    assertSame(NetworkOffer.NONE, get(client.ask()));
    assertEquals(State.OK, client.probe().state());
  }

  @Test
  void itYieldsToWhoeverKnowsTheNetworkBetter() throws Exception {
    CompletableFuture<NetworkOffer> first = client.ask();
    answer(asked(), "one.test");
    get(first);
    heard.clear();
    client.bindOther(client);
    assertSame(NetworkOffer.NONE, get(client.ask()));
    assertSame(NetworkOffer.NONE, client.offer());
    time.advance(Duration.ofHours(3));
    assertEquals(List.of(), heard, "the other one tells");
    client.unbindOther(client);
    CompletableFuture<NetworkOffer> again = client.ask();
    answer(asked(), "one.test");
    get(again);
    assertEquals(1, heard.size());
  }

  @Test
  void anInterfaceThatIsNotThereIsNamed() throws Exception {
    client.modified(config(Map.of("networkInterface", "none0")));
    assertSame(NetworkOffer.NONE, get(client.ask()));
    assertTrue(client.probe().detail().contains("none0"), client.probe().detail());
  }

  @Test
  void theCommandTellsWhatIsOffered() throws Exception {
    DhcpCommand command = new DhcpCommand(client);
    assertEquals("nobody offers anything", command.dhcp());
    CompletableFuture<NetworkOffer> first = client.ask();
    answer(asked(), "one.test");
    get(first);
    assertEquals("from 127.0.0.1\n15 domain: one.test", command.dhcp());
    assertEquals(
        DhcpCommand.USAGE,
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> command.dhcp("what"))
            .getMessage());
  }
}
