package org.offhook.dhcp;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;

/**
 * A program of its own, so that it can run on a host of its own: asks for options as told on its
 * standard input, and prints what it hears.
 */
final class AskingHost implements Clock, Timers {
  private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

  private AskingHost() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return timer(threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    long millis = period.toMillis();
    return timer(threads.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS));
  }

  private static Timer timer(ScheduledFuture<?> future) {
    return () -> future.cancel(false);
  }

  static DhcpConfig config(Map<String, Object> values) {
    return (DhcpConfig)
        Proxy.newProxyInstance(
            DhcpConfig.class.getClassLoader(),
            new Class<?>[] {DhcpConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  /** First argument: the model. Second: {@code beside} when somebody else has port 68 already. */
  public static void main(String... arguments) throws Exception {
    AskingHost host = new AskingHost();
    DatagramChannel other = null;
    if (arguments.length > 1) {
      other = DatagramChannel.open(StandardProtocolFamily.INET);
      other.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      other.bind(new InetSocketAddress("0.0.0.0", 68));
      other.configureBlocking(false);
    }
    DhcpClient client = new DhcpClient(host, host, new ModelName(arguments[0]), config(Map.of()));
    client.bindListener(offer -> say("heard " + offer));
    DhcpCommand command = new DhcpCommand(client);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say(command.dhcp(line.split(" ")));
        say(client.probe().toString());
        say("done");
      }
    }
    if (other != null) {
      say(
          "others got "
              + (other.receive(ByteBuffer.allocate(1500)) == null ? "nothing" : "a packet"));
    }
    long before = System.nanoTime();
    client.close();
    say("closed after " + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms");
    host.threads.shutdownNow();
  }

  private static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
