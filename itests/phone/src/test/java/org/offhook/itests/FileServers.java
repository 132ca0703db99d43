package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;

/** vsftpd and tftpd-hpa on loopback, with one directory that anybody may write to. */
final class FileServers implements AutoCloseable {
  private final Path files;
  private final int ftp = FreePort.any();
  private final int tftp = FreePort.any();
  private Peer vsftpd;
  private Peer tftpd;

  private FileServers(Path files) throws IOException {
    this.files = files;
  }

  static FileServers in(Path directory) throws IOException {
    assumeTrue(Peer.find("vsftpd").isPresent(), "vsftpd is not installed");
    assumeTrue(Peer.find("in.tftpd").isPresent(), "in.tftpd is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path root = Files.createDirectories(directory.resolve("served"));
    Path files = Files.createDirectories(root.resolve("open"));
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxrwxrwx"));
    FileServers servers = new FileServers(files);
    servers.start(directory, root);
    return servers;
  }

  private void start(Path directory, Path root) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("open-vsftpd.conf"),
            """
            listen=YES
            listen_address=127.0.0.1
            listen_port=%d
            background=NO
            anonymous_enable=YES
            no_anon_password=NO
            local_enable=NO
            anon_root=%s
            ftp_username=daemon
            write_enable=YES
            anon_upload_enable=YES
            anon_other_write_enable=YES
            anon_umask=022
            seccomp_sandbox=NO
            isolate=NO
            isolate_network=NO
            xferlog_enable=YES
            vsftpd_log_file=%s
            secure_chroot_dir=%s
            """
                .formatted(
                    ftp,
                    root,
                    directory.resolve("vsftpd.log"),
                    Files.createDirectories(directory.resolve("empty"))));
    vsftpd =
        Peer.start(
            directory, List.of(Peer.find("vsftpd").orElseThrow().toString(), config.toString()));
    tftpd =
        Peer.start(
            directory,
            List.of(
                Peer.find("in.tftpd").orElseThrow().toString(),
                "-L",
                "-c",
                "-u",
                "root",
                "-a",
                "127.0.0.1:" + tftp,
                "-s",
                root.toString()));
    vsftpd.awaitPort(ftp);
    tftpd.awaitPort(tftp);
  }

  /** Directory that all may write to. */
  Path files() {
    return files;
  }

  /** URL of a file in it, by FTP, with a user and a password. */
  String ftp(String name) {
    return "ftp://anonymous:letmein@127.0.0.1:" + ftp + "/open/" + name;
  }

  /** URL of a file in it, by TFTP. */
  String tftp(String name) {
    return "tftp://127.0.0.1:" + tftp + "/open/" + name;
  }

  /** A file that the servers may read. */
  void put(String name, byte[] bytes) throws IOException {
    Path file = Files.write(files.resolve(name), bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Override
  public void close() {
    vsftpd.close();
    tftpd.close();
  }
}
