package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;

/** A running tftpd-hpa. */
public final class Tftpd implements AutoCloseable {
  private final Peer peer;

  private Tftpd(Peer peer) {
    this.peer = peer;
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("in.tftpd").isPresent();
  }

  /**
   * Starts it at port 69 of a host of a network of the test's own.
   *
   * @param files what it serves; everybody must be allowed to read it
   */
  public static Tftpd start(LocalNetwork network, int host, Path files) throws IOException {
    String program = Peer.find("in.tftpd").orElseThrow().toString();
    return new Tftpd(
        network.start(host, files, program, "-L", "-u", "root", "-s", files.toString()));
  }

  /** What it said so far. */
  public String output() {
    return peer.output();
  }

  @Override
  public void close() {
    peer.close();
  }
}
