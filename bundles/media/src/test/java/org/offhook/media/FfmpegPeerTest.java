package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.time.Clock;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.FreePort;

/** RTP with ffmpeg in real time: it hears what we say, and we hear what it says. */
class FfmpegPeerTest {
  private static final int SECONDS = 4;
  private static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
          + "m=audio %d RTP/AVP 0\r\n";

  @TempDir Path directory;
  private final Turntable turntable = new Turntable();
  private final List<Process> started = new ArrayList<>();
  private MediaEngine engine;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
    engine = new MediaEngine(new VirtualTime(), new WallClock(), Studio.config(27_000), true);
    engine.bindCodec(new MuLaw());
    engine.bindDevice(turntable, Map.of());
  }

  @AfterEach
  void close() {
    if (engine != null) {
      engine.close();
    }
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void weHearWhatFfmpegSends() throws Exception {
    Path said = directory.resolve("said.wav");
    Likeness.write(said, 8000, SECONDS);
    MediaSession session = engine.open(new MediaSessionListener() {});
    int from = freePort();
    int port = port(session.answer(OFFER.formatted(from), Direction.SENDRECV));
    session.attach(true);
    String url = "rtp://127.0.0.1:%d?localrtpport=%d&pkt_size=172".formatted(port, from);
    Process ffmpeg = ffmpeg("-re", "-i", said.toString(), "-c:a", "pcm_mulaw", "-f", "rtp", url);
    assertTrue(ffmpeg.waitFor(60, TimeUnit.SECONDS), "ffmpeg does not end");
    turntable.awaitPlayed(8000 / 4);
    Path heard = directory.resolve("heard.wav");
    turntable.save(heard);
    MediaReport report = session.report();
    assertTrue(Likeness.of(said, heard) > 0.9, report.toString());
    assertEquals(0, report.packetsLost(), report.toString());
    assertTrue(report.packetsReceived() >= SECONDS * 50 - 2, report.toString());
    // ffmpeg reads files 128 ms at a time and sends what it read at once: the buffer must grow.
    assertTrue(report.bufferMillis() > 60, report.toString());
  }

  @Test
  void ffmpegHearsWhatWeSend() throws Exception {
    Path said = directory.resolve("said.wav");
    Path heard = directory.resolve("heard.wav");
    Path description = directory.resolve("call.sdp");
    Likeness.write(said, 8000, SECONDS);
    int to = freePort();
    Files.writeString(description, OFFER.formatted(to).replace("\r", ""));
    MediaSession session = engine.open(new MediaSessionListener() {});
    session.answer(OFFER.formatted(to), Direction.SENDRECV);
    Process ffmpeg =
        ffmpeg(
            "-protocol_whitelist",
            "file,udp,rtp",
            "-i",
            description.toString(),
            "-t",
            "" + (SECONDS - 0.5),
            heard.toString());
    awaitListening(to);
    turntable.load(said);
    session.attach(true);
    assertTrue(ffmpeg.waitFor(60, TimeUnit.SECONDS), "ffmpeg does not end");
    assertTrue(Likeness.of(said, heard) > 0.9, session.report().toString());
  }

  private Process ffmpeg(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/ffmpeg", "-y", "-loglevel", "error"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    started.add(process);
    return process;
  }

  private static int port(String answer) {
    return Integer.parseInt(answer.split("m=audio ")[1].split(" ")[0]);
  }

  /** An even port that is free, and so is the next. */
  private static int freePort() throws IOException {
    int port = FreePort.any();
    while (true) {
      int next = FreePort.any();
      if (port % 2 == 0 && next == port + 1) {
        return port;
      }
      port = next;
    }
  }

  /** Until somebody has bound the port. */
  private static void awaitListening(int port) throws IOException {
    String local = ":%04X ".formatted(port);
    long until = System.nanoTime() + 30_000_000_000L;
    while (!Files.readString(Path.of("/proc/net/udp")).contains(local)) {
      assertTrue(System.nanoTime() < until, "ffmpeg does not listen");
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  private record WallClock() implements Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }

  /** Plays a file into the call, and keeps what the call says. */
  private static final class Turntable implements AudioDevice {
    private final ByteBuffer played = ByteBuffer.allocate(8000 * 60).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer record = ByteBuffer.allocate(0);

    @Override
    public String name() {
      return "turntable";
    }

    synchronized void load(Path wav) throws Exception {
      try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
        record = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      }
    }

    /** Waits until this many samples more were played. */
    synchronized void awaitPlayed(int samples) throws InterruptedException {
      int enough = played.position() + 2 * samples;
      while (played.position() < enough) {
        wait(1000);
      }
    }

    synchronized void save(Path wav) throws IOException {
      AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
      int length = played.position();
      AudioSystem.write(
          new AudioInputStream(
              new ByteArrayInputStream(played.array(), 0, length), format, length / 2),
          AudioFileFormat.Type.WAVE,
          wav.toFile());
    }

    @Override
    public AudioStream open(int sampleRate) {
      assertEquals(8000, sampleRate);
      return new AudioStream() {
        @Override
        public void read(short[] pcm) {
          synchronized (Turntable.this) {
            for (int i = 0; i < pcm.length; i++) {
              pcm[i] = record.hasRemaining() ? record.getShort() : 0;
            }
          }
        }

        @Override
        public void write(short[] pcm) {
          synchronized (Turntable.this) {
            for (short sample : pcm) {
              played.putShort(sample);
            }
            Turntable.this.notifyAll();
          }
        }

        @Override
        public void close() {}
      };
    }
  }
}
