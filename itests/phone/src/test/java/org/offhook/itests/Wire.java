package org.offhook.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What crosses the loopback interface, taken down and taken apart by tshark. */
final class Wire implements AutoCloseable {
  private final Process capture;
  private final Path file;

  private Wire(Process capture, Path file) {
    this.capture = capture;
    this.file = file;
  }

  static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/tshark"));
  }

  /** Begins; returns when tshark is listening. */
  static Wire capture(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve("wire.pcap");
    Process process =
        new ProcessBuilder(
                "tshark", "-q", "-i", "lo", "-f", "udp", "-w", file.toString(), "-F", "pcap")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("tshark.log").toFile())
            .start();
    long deadline = System.nanoTime() + Exchange.SOON.toNanos();
    while (!Files.exists(file) || Files.size(file) < 24) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException(Files.readString(directory.resolve("tshark.log")));
      }
      Exchange.talk(0.05);
    }
    return new Wire(process, file);
  }

  /** Ends when all that has crossed until now is in the file, which it is a little later. */
  private void end() throws IOException, InterruptedException {
    byte[] mark = ("mark " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
    long deadline = System.nanoTime() + Exchange.SOON.toNanos();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      // To itself: nobody else is to see it.
      socket.send(new DatagramPacket(mark, mark.length, socket.getLocalSocketAddress()));
      while (!holds(mark)) {
        if (System.nanoTime() > deadline || !capture.isAlive()) {
          throw new IOException("tshark does not see what crosses the wire");
        }
        Exchange.talk(0.05);
      }
    }
    capture.destroy();
    if (!capture.waitFor(Exchange.SOON.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("tshark does not end");
    }
  }

  private boolean holds(byte[] mark) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text.contains(new String(mark, StandardCharsets.US_ASCII));
  }

  /**
   * What the phone sent.
   *
   * @param packets RTP packets of its one stream
   * @param longestPause longest time between two of them, in seconds
   * @param gapsInSequence sequence numbers missing between them
   * @param invites INVITE and UPDATE requests it sent, without repeats for credentials
   */
  record Heard(int packets, double longestPause, int gapsInSequence, int invites) {}

  /** Ends, and writes the A-law that the phone sent, in the largest of its streams, as PCM. */
  void voice(Path wav) throws IOException, InterruptedException {
    end();
    Map<String, ByteArrayOutputStream> streams = new HashMap<>();
    for (String line : read("rtp.p_type == 8", "rtp.ssrc", "udp.srcport", "rtp.payload")) {
      String[] cells = line.split("\t", -1);
      if (ofThePhone(Integer.parseInt(cells[1]))) {
        streams
            .computeIfAbsent(cells[0], key -> new ByteArrayOutputStream())
            .writeBytes(HexFormat.of().parseHex(cells[2].replace(":", "")));
      }
    }
    byte[] longest = new byte[0];
    for (ByteArrayOutputStream stream : streams.values()) {
      longest = stream.size() > longest.length ? stream.toByteArray() : longest;
    }
    AudioFormat alaw = new AudioFormat(AudioFormat.Encoding.ALAW, 8000, 8, 1, 1, 8000, false);
    AudioSystem.write(
        AudioSystem.getAudioInputStream(
            AudioFormat.Encoding.PCM_SIGNED,
            new AudioInputStream(new ByteArrayInputStream(longest), alaw, longest.length)),
        AudioFileFormat.Type.WAVE,
        wav.toFile());
  }

  /** The tests give the phone ports from 20000 to 40240; baresip takes its own from 1024 up. */
  private static boolean ofThePhone(int port) {
    return port >= 20_000 && port < 40_300;
  }

  /** Ends, and tells these fields of the packets that a display filter of tshark lets through. */
  List<String[]> packets(String filter, String... fields) throws IOException, InterruptedException {
    end();
    return read(filter, fields).stream().map(line -> line.split("\t", -1)).toList();
  }

  /** Ends, and looks at the phone's RTP stream, the largest one from its range of ports. */
  Heard stop() throws IOException, InterruptedException {
    end();
    List<String> sip =
        read(
            "sip.Method == \"INVITE\" || sip.Method == \"UPDATE\"",
            "udp.srcport",
            "sip.CSeq.seq",
            "sip.Call-ID",
            "sip.to.tag");
    // A request within the dialog has a To tag; the first INVITE, and its repeat with credentials,
    // have none. Kamailio passes on what it gets: ports tell the hops apart.
    long inDialog = sip.stream().filter(line -> line.split("\t", -1)[3].length() > 0).count();
    Map<String, List<String>> streams = new HashMap<>();
    for (String line : read("rtp", "rtp.ssrc", "udp.srcport", "frame.time_epoch", "rtp.seq")) {
      String[] cells = line.split("\t", -1);
      streams.computeIfAbsent(cells[0] + "/" + cells[1], key -> new ArrayList<>()).add(line);
    }
    return largest(streams, (int) inDialog + 1);
  }

  private static Heard largest(Map<String, List<String>> streams, int invites) {
    Heard result = new Heard(0, 0, 0, invites);
    for (List<String> stream : streams.values()) {
      int source = Integer.parseInt(stream.get(0).split("\t")[1]);
      if (ofThePhone(source) && stream.size() > result.packets()) {
        result = figures(stream, invites);
      }
    }
    return result;
  }

  private static Heard figures(List<String> stream, int invites) {
    double longest = 0;
    int gaps = 0;
    for (int i = 1; i < stream.size(); i++) {
      String[] before = stream.get(i - 1).split("\t");
      String[] now = stream.get(i).split("\t");
      longest = Math.max(longest, Double.parseDouble(now[2]) - Double.parseDouble(before[2]));
      int step = Integer.parseInt(now[3]) - Integer.parseInt(before[3]) & 0xffff;
      gaps += step == 1 ? 0 : 1;
    }
    return new Heard(stream.size(), longest, gaps, invites);
  }

  /** Ends; the lifetimes of bindings that REGISTER requests to this port asked for, in order. */
  List<String> lifetimes(int registrar) throws IOException, InterruptedException {
    end();
    return read("sip.Method == \"REGISTER\" && udp.dstport == " + registrar, "sip.Expires");
  }

  private List<String> read(String filter, String... fields) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "tshark",
                "-r",
                file.toString(),
                "-o",
                "rtp.heuristic_rtp:TRUE",
                "-Y",
                filter,
                "-T",
                "fields"));
    for (String field : fields) {
      command.addAll(List.of("-e", field));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  @Override
  public void close() {
    capture.destroyForcibly();
  }
}
