package org.offhook.dtmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digits and voices made by foreign programs. */
class ForeignDigitsPeerTest {
  @TempDir Path folder;

  private static void needs(String program) {
    boolean found =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    Assumptions.assumeTrue(found, program + " is not installed");
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
      assertEquals(0, process.exitValue(), () -> String.join(" ", command));
    } finally {
      process.destroyForcibly();
    }
  }

  private short[] raw(Path path) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    short[] pcm = new short[bytes.remaining() / 2];
    bytes.asShortBuffer().get(pcm);
    return pcm;
  }

  @Test
  void hearsWhatSoxDials() throws Exception {
    needs("sox");
    List<String> files = new ArrayList<>();
    for (char digit : "0123456789*#ABCD".toCharArray()) {
      double[] hertz = Digit.frequencies(digit);
      String file = folder.resolve("d" + (int) digit + ".wav").toString();
      run(
          "sox",
          "-n",
          "-r",
          "8000",
          "-b",
          "16",
          file,
          "synth",
          "0.07",
          "sine",
          "" + hertz[0],
          "sine",
          "" + hertz[1],
          "remix",
          "1,2",
          "gain",
          "-6",
          "pad",
          "0.05",
          "0.02");
      files.add(file);
    }
    List<String> join = new ArrayList<>(List.of("sox"));
    join.addAll(files);
    Path all = folder.resolve("all.raw");
    join.addAll(List.of("-e", "signed", "-b", "16", "-L", all.toString()));
    run(join.toArray(String[]::new));
    assertEquals("0123456789*#ABCD", Voice.digits(raw(all), 8000));
  }

  @Test
  void hearsWhatFfmpegDialsThroughMuLaw() throws Exception {
    needs("ffmpeg");
    Path muLaw = folder.resolve("five.wav");
    Path pcm = folder.resolve("five.raw");
    String tone =
        "aevalsrc=0.25*(sin(2*PI*852*t)+sin(2*PI*1477*t))*lt(mod(t\\,0.2)\\,0.08):s=8000:d=1";
    run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, "-c:a", "pcm_mulaw", muLaw.toString());
    run("ffmpeg", "-v", "error", "-i", muLaw.toString(), "-f", "s16le", pcm.toString());
    assertEquals("99999", Voice.digits(raw(pcm), 8000));
  }

  @Test
  void aSpokenTextIsNoDigit() throws Exception {
    needs("espeak-ng");
    needs("sox");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("Please hold the line while we are trying to connect you, row ").append(i);
      text.append(". Our menu has changed; who is in, who was out, and why? ");
    }
    for (String voice : List.of("en", "de+f3", "fr+m5")) {
      Path wav = folder.resolve("voice.wav");
      Path pcm = folder.resolve("voice.raw");
      run("espeak-ng", "-v", voice, "-w", wav.toString(), text.toString());
      run("sox", wav.toString(), "-r", "8000", "-e", "signed", "-b", "16", "-L", pcm.toString());
      String heard = Voice.digits(raw(pcm), 8000);
      assertTrue(heard.length() <= 1, voice + ": " + heard);
    }
  }
}
