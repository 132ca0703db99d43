package org.offhook.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.media.Codec;

/** Against ffmpeg: its decoder and libopus. */
class OpusCodecPeerTest {
  private static final int SECONDS = 8;

  @TempDir Path directory;

  @BeforeEach
  void needsFfmpeg() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
  }

  @Test
  void ffmpegHearsWhatWeSend() throws Exception {
    short[] voice = Sound.voice(SECONDS);
    List<byte[]> packets = new ArrayList<>();
    byte[] payload = new byte[1500];
    Codec.Encoder encoder = Sound.codec().encoder("useinbandfec=1");
    for (int at = 0; at < voice.length; at += Sound.FRAME) {
      packets.add(Arrays.copyOf(payload, encoder.encode(voice, at, Sound.FRAME, payload)));
    }
    Files.write(directory.resolve("ours.opus"), Ogg.file(packets));
    for (String decoder : List.of("opus", "libopus")) {
      ffmpeg("-c:a", decoder, "-i", "ours.opus", "-f", "s16le", "-ac", "1", decoder + ".raw");
      short[] heard = samples(Files.readAllBytes(directory.resolve(decoder + ".raw")));
      assertTrue(Sound.likeness(voice, heard) > 0.85, decoder + " hears something else");
      assertTrue(Sound.likeness(ours(packets), heard) > 0.99, decoder + " differs from ours");
    }
  }

  @Test
  void weHearWhatLibopusSends() throws Exception {
    short[] voice = Sound.voice(SECONDS);
    ByteBuffer raw = ByteBuffer.allocate(2 * voice.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asShortBuffer().put(voice);
    Files.write(directory.resolve("in.raw"), raw.array());
    ffmpeg(
        "-f s16le -ar 48000 -ac 1 -i in.raw -c:a libopus -b:a 24000 -application voip theirs.opus"
            .split(" "));
    List<byte[]> packets = Ogg.packets(Files.readAllBytes(directory.resolve("theirs.opus")));
    assertTrue(packets.size() >= SECONDS * 50, packets.size() + " packets");
    assertTrue(Sound.likeness(voice, ours(packets)) > 0.85);
  }

  /** Music of two channels, as a gateway may send it: we hear it in one. */
  @Test
  void weHearStereo() throws Exception {
    ffmpeg(
        "-f lavfi -i aevalsrc=0.2*sin(2*PI*440*t)|0.2*sin(2*PI*440*t):s=48000:d=2 -c:a libopus"
            .concat(" -b:a 64000 stereo.opus")
            .split(" "));
    short[] heard = ours(Ogg.packets(Files.readAllBytes(directory.resolve("stereo.opus"))));
    assertEquals(0.2 * 32_768, Sound.level(heard, 24_000, 72_000, 440), 800);
  }

  private static short[] ours(List<byte[]> packets) {
    short[] heard = new short[packets.size() * Sound.FRAME];
    short[] frame = new short[5760];
    Codec.Decoder decoder = Sound.codec().decoder("");
    for (int i = 0; i < packets.size(); i++) {
      byte[] packet = packets.get(i);
      assertEquals(Sound.FRAME, decoder.decode(packet, 0, packet.length, frame));
      System.arraycopy(frame, 0, heard, i * Sound.FRAME, Sound.FRAME);
    }
    return heard;
  }

  private static short[] samples(byte[] bytes) {
    short[] pcm = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(pcm);
    return pcm;
  }

  private void ffmpeg(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(List.of(arguments));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "ffmpeg takes too long");
    assertEquals(0, process.exitValue(), Files.readString(log));
  }
}
