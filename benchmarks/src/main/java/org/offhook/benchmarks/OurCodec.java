package org.offhook.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.offhook.api.media.Codec;

/** One of our codecs at work on packets of 20 ms, in this JVM. */
final class OurCodec {
  private static final int MAX_PAYLOAD = 1500;
  private static final double QUICK = 0.3;
  private static final int REPEATED = 10;

  private final Codec codec;
  private final int samples;
  private final byte[] payload = new byte[MAX_PAYLOAD];
  private final short[] frame;
  private long sum;

  OurCodec(Codec codec) {
    this.codec = codec;
    this.samples = codec.sampleRate() / 50;
    this.frame = new short[samples * 6];
  }

  /**
   * Codes it all, quick codecs several times: the clock ticks in hundredths of seconds. It is that
   * of the whole process, because compiler and collector work for us too.
   */
  CpuSeconds run(short[] pcm) {
    CpuSeconds once = once(pcm);
    int times = once.decode() < QUICK ? REPEATED : 1;
    double encode = once.encode();
    double decode = once.decode();
    for (int i = 1; i < times; i++) {
      CpuSeconds more = once(pcm);
      encode += more.encode();
      decode += more.decode();
    }
    return new CpuSeconds(encode / times, decode / times);
  }

  private CpuSeconds once(short[] pcm) {
    int packets = pcm.length / samples;
    byte[] payloads = new byte[packets * longest(pcm)];
    int[] lengths = new int[packets];
    long start = cpuNanos();
    encode(pcm, payloads, lengths);
    long middle = cpuNanos();
    decode(payloads, lengths);
    long end = cpuNanos();
    return new CpuSeconds((middle - start) / 1e9, (end - middle) / 1e9);
  }

  /** Room for a packet; only Opus has no fixed length, and stays far below PCM. */
  private int longest(short[] pcm) {
    return codec.encoder("").encode(pcm, 0, samples, payload) + samples / 2;
  }

  private void encode(short[] pcm, byte[] payloads, int[] lengths) {
    Codec.Encoder encoder = codec.encoder("");
    int at = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = encoder.encode(pcm, i * samples, samples, payload);
      System.arraycopy(payload, 0, payloads, at, lengths[i]);
      at += lengths[i];
    }
  }

  private void decode(byte[] payloads, int[] lengths) {
    Codec.Decoder decoder = codec.decoder("");
    int at = 0;
    for (int length : lengths) {
      sum += decoder.decode(payloads, at, length, frame);
      at += length;
    }
  }

  /** Samples heard so far, so that nothing can be left out as useless. */
  long heard() {
    return sum;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
