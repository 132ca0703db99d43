package org.offhook.benchmarks;

import java.util.concurrent.TimeUnit;
import org.offhook.api.media.Codec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds for one packet of 20 ms, by JMH; with {@code -prof gc}, what it allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecFrames {
  private static final int SECONDS = 10;

  /** Which codec. */
  @Param({"PCMA", "PCMU", "G722", "G729", "OPUS"})
  public String codec;

  private Codec.Encoder encoder;
  private Codec.Decoder decoder;
  private short[] pcm;
  private short[] heard;
  private byte[][] payloads;
  private final byte[] payload = new byte[1500];
  private int samples;
  private int next;

  /** Makes the sound and its payloads. */
  @Setup
  public void prepare() throws ClassNotFoundException {
    Codec chosen = Codecs.named(codec);
    encoder = chosen.encoder("");
    decoder = chosen.decoder("");
    samples = chosen.sampleRate() / 50;
    pcm = Speech.make(SECONDS, chosen.sampleRate());
    heard = new short[samples * 6];
    payloads = new byte[pcm.length / samples][];
    Codec.Encoder first = chosen.encoder("");
    for (int i = 0; i < payloads.length; i++) {
      payloads[i] =
          java.util.Arrays.copyOf(payload, first.encode(pcm, i * samples, samples, payload));
    }
  }

  /** One packet of voice becomes a payload. */
  @Benchmark
  public int encode() {
    return encoder.encode(pcm, following() * samples, samples, payload);
  }

  /** One payload becomes voice. */
  @Benchmark
  public int decode() {
    byte[] packet = payloads[following()];
    return decoder.decode(packet, 0, packet.length, heard);
  }

  private int following() {
    next = next + 1 == payloads.length ? 0 : next + 1;
    return next;
  }
}
