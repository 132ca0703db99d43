package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's chronyd as a time server on loopback; it leaves the clock of the machine alone. */
public final class Chrony implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/chronyd");
  private static final int CLIENT_VERSION_4 = 0x23;

  private final Process process;
  private final int port;

  private Chrony(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** True when it can be started. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it, and waits until it answers as a server that is synchronized. */
  public static Chrony start(Path directory) throws IOException {
    int port = FreePort.any();
    Path config = directory.resolve("chrony-" + port + ".conf");
    Files.writeString(
        config,
        """
        local stratum 10
        allow 127.0.0.0/8
        bindaddress 127.0.0.1
        port %d
        cmdport 0
        bindcmdaddress /
        pidfile %s
        """
            .formatted(port, directory.resolve("chrony-" + port + ".pid")));
    Path log = directory.resolve("chrony-" + port + ".log");
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-d", "-x", "-u", "root", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Chrony chrony = new Chrony(process, port);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!chrony.answers()) {
      if (System.nanoTime() > until || !process.isAlive()) {
        chrony.close();
        throw new IOException("chronyd does not answer:\n" + Files.readString(log));
      }
    }
    return chrony;
  }

  private boolean answers() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(200);
      byte[] question = new byte[48];
      question[0] = CLIENT_VERSION_4;
      socket.connect(InetAddress.getByName("127.0.0.1"), port);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[48], 48);
      socket.receive(answer);
      return answer.getData()[1] == 10;
    } catch (SocketTimeoutException | java.net.PortUnreachableException e) {
      return false;
    }
  }

  /** UDP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
