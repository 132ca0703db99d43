package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running vsftpd that serves whoever calls himself {@code anonymous}, and nobody else. */
public final class Vsftpd implements AutoCloseable {
  private final Peer peer;

  private Vsftpd(Peer peer) {
    this.peer = peer;
  }

  /** True when the program is there, and the test may start it: it wants to be root. */
  public static boolean isInstalled() {
    return Peer.find("vsftpd").isPresent() && "root".equals(System.getProperty("user.name"));
  }

  /**
   * Starts it at port 21 of a host of a network of the test's own.
   *
   * @param directory where its configuration goes
   * @param files what it serves
   */
  public static Vsftpd start(LocalNetwork network, int host, Path directory, Path files)
      throws IOException {
    String program = Peer.find("vsftpd").orElseThrow().toString();
    String config = configuration(directory, files, "").toString();
    return new Vsftpd(network.start(host, directory, program, config));
  }

  private static Path configuration(Path directory, Path files, String more) throws IOException {
    return Files.writeString(
        directory.resolve("vsftpd.conf"),
        """
        listen=YES
        background=NO
        anonymous_enable=YES
        local_enable=NO
        anon_root=%s
        seccomp_sandbox=NO
        xferlog_enable=NO
        secure_chroot_dir=%s
        %s
        """
            .formatted(files, Files.createDirectories(directory.resolve("empty")), more));
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
