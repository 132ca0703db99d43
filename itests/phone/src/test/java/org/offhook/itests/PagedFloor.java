package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** A network of phones in two groups; on host 1 are foreign programs, on the others phones. */
final class PagedFloor implements AutoCloseable {
  static final Duration SOON = Exchange.SOON;
  static final String GROUP = "239.77.0.1";
  static final String SIX = "ff15::4f48:1";
  static final int PORT = 8888;
  private static final Pattern DELAY = Pattern.compile("heard after (\\d+) ms");

  private final Path directory;
  private final LocalNetwork network;
  private final int endsAfter;
  private final List<AutoCloseable> open = new ArrayList<>();

  /**
   * A network.
   *
   * @param hosts how many hosts it has
   * @param directory for what the programs write
   * @param endsAfter silence after which a page ends, in units of 10 ms
   */
  PagedFloor(int hosts, Path directory, int endsAfter) throws IOException {
    this.network = LocalNetwork.of(hosts);
    this.directory = directory;
    this.endsAfter = endsAfter;
  }

  LocalNetwork network() {
    return network;
  }

  /** Closes something together with the network. */
  void closes(AutoCloseable one) {
    synchronized (open) {
      open.add(one);
    }
  }

  @Override
  public void close() throws Exception {
    try {
      for (int i = open.size() - 1; i >= 0; i--) {
        open.get(i).close();
      }
    } finally {
      network.close();
    }
  }

  /** What a phone recorded. */
  Path heard(int host) {
    return directory.resolve("heard" + host + ".wav");
  }

  /** Boots a phone that has joined both groups. */
  PhoneProcess phone(int host, String... more) throws Exception {
    Path said = directory.resolve("said" + host + ".wav");
    Pitch.write(said, 16_000, 300 + 100 * host, 30);
    String configuration =
        """
        voip/signalling/sip/port=0
        voip/services/group_paging/enabled=1
        voip/services/group_paging/allow_make_paging/enabled=1
        voip/services/group_paging/end_income_paging_timeout=%d
        voip/services/group_paging/group/0/activated=1
        voip/services/group_paging/group/0/name=Everybody
        voip/services/group_paging/group/0/multicast_addr=%s
        voip/services/group_paging/group/1/activated=1
        voip/services/group_paging/group/1/name=Sixth floor
        voip/services/group_paging/group/1/multicast_addr=%s
        personal_settings/functional_key/0/type=PAGING
        personal_settings/functional_key/1/type=PAGING
        offhook/audio/device=wav
        offhook/audio/wav/play=%s
        offhook/audio/wav/record=%s
        %s
        """
            .formatted(endsAfter, GROUP, SIX, said, heard(host), String.join("\n", more));
    PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data" + host),
            configuration,
            Surroundings.in(network.namespace(host)));
    closes(phone);
    phone.awaitOutput(SOON, "paging", "(?s)Everybody.*quiet.*Sixth floor.*quiet");
    return phone;
  }

  /** Boots several at a time. */
  List<PhoneProcess> phones(int first, int last) throws Exception {
    HouseImages.of("audiocodes-440hd");
    List<CompletableFuture<PhoneProcess>> booting = new ArrayList<>();
    for (int host = first; host <= last; host++) {
      int one = host;
      booting.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return phone(one);
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              }));
    }
    return booting.stream().map(CompletableFuture::join).toList();
  }

  /** Starts a foreign program. */
  Peer on(int host, String... command) throws IOException {
    Peer peer = network.start(host, directory, command);
    closes(peer);
    return peer;
  }

  /** A program that is no phone speaks in a group, in packets of 20 ms. */
  Peer speak(String address, int hertz, int seconds) throws IOException {
    return on(
        1,
        "ffmpeg",
        "-loglevel",
        "error",
        "-nostdin",
        "-re",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=%d:sample_rate=16000:samples_per_frame=320:duration=%d"
            .formatted(hertz, seconds),
        "-c:a",
        "g722",
        "-f",
        "rtp",
        "rtp://" + address + ":" + PORT);
  }

  /** Waits until a foreign program has said this, in one line or several. */
  static void awaitSaid(Peer peer, String regex) throws Exception {
    Pattern wanted = Pattern.compile(regex);
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!wanted.matcher(peer.output()).find()) {
      assertTrue(System.nanoTime() < deadline, "no " + regex + " in\n" + peer.output());
      Exchange.talk(0.05);
    }
  }

  /** Starts tshark, and waits until it listens. */
  Peer tshark(int host, String card, String capture, String filter, String... fields)
      throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    List<String> command =
        new ArrayList<>(List.of("tshark", "-l", "-i", card, "-f", capture, "-Y", filter));
    command.addAll(List.of("-o", "rtp.heuristic_rtp:TRUE", "-T", "fields"));
    for (String field : fields) {
      command.addAll(List.of("-e", field));
    }
    Peer tshark = on(host, command.toArray(String[]::new));
    tshark.await(line -> line.contains("Capturing on"), SOON);
    // It says so a little before it hears anything.
    Exchange.talk(0.5);
    return tshark;
  }

  /** How long a page that is heard took to the audio device, in ms. */
  static double delay(PhoneProcess phone) throws IOException {
    String text = phone.awaitOutput(SOON, "paging", DELAY.pattern());
    Matcher matcher = DELAY.matcher(text);
    assertTrue(matcher.find(), text);
    return Double.parseDouble(matcher.group(1));
  }
}
