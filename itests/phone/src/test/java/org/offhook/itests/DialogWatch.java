package org.offhook.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tshark tells the dialog of the next call that is answered at a port. */
final class DialogWatch implements AutoCloseable {
  private final Process tshark;
  private final BufferedReader lines;

  private DialogWatch(Process tshark) {
    this.tshark = tshark;
    this.lines =
        new BufferedReader(new InputStreamReader(tshark.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Begins; returns when tshark is listening. */
  static DialogWatch begin(int port, Path directory) throws IOException, InterruptedException {
    Path log = directory.resolve("dialogs.log");
    Process process =
        new ProcessBuilder(
                "tshark",
                "-l",
                "-i",
                "lo",
                "-f",
                "udp port " + port,
                "-d",
                "udp.port==" + port + ",sip",
                "-Y",
                "sip.Status-Code == 200 && sip.CSeq.method == INVITE",
                "-T",
                "fields",
                "-e",
                "sip.Call-ID",
                "-e",
                "sip.from.tag",
                "-e",
                "sip.to.tag")
            .redirectError(log.toFile())
            .start();
    long deadline = System.nanoTime() + Exchange.SOON.toNanos();
    while (!Files.readString(log).contains("Capture started")) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        process.destroyForcibly();
        throw new IOException(Files.readString(log));
      }
      Exchange.talk(0.05);
    }
    return new DialogWatch(process);
  }

  /** Call-ID, tag of the caller, tag of the one who answered. */
  String[] answered() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("tshark has ended");
    }
    return line.split("\t");
  }

  @Override
  public void close() {
    tshark.destroy();
  }
}
