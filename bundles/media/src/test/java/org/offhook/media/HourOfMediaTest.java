package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.MediaReport;

/** An hour of a conference of two calls, ticked as fast as it goes. */
class HourOfMediaTest {
  private static final int MINUTE = 60 * 50;

  @Test
  void anHourLeavesHeapThreadsAndDelayWhereTheyWere() throws Exception {
    try (Studio studio = new Studio(25_000, 440);
        DatagramSocket sink = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      studio.engine.bindCodec(new LinearCodec("PCMU", 8000));
      studio.engine.unbindDevice(studio.recorder);
      Incoming steady = new Incoming(studio, sink.getLocalPort());
      Incoming skewed = new Incoming(studio, sink.getLocalPort());
      steady.session.attach(true);
      skewed.session.attach(true);
      steady.session.mixWith(List.of(skewed.session));
      Line line = new Line(steady, skewed);
      line.minutes(3);
      long heap = heap();
      int threads = ManagementFactory.getThreadMXBean().getThreadCount();
      long allocated = allocated();
      line.minutes(57);
      long perTick = (allocated() - allocated) / (57 * MINUTE);
      assertTrue(perTick < 200, perTick + " bytes allocated in a tick");
      assertTrue(heap() - heap < 500_000, "the heap grew by " + (heap() - heap));
      assertTrue(ManagementFactory.getThreadMXBean().getThreadCount() <= threads + 1);
      MediaReport report = steady.session.report();
      assertEquals(line.skipped, report.packetsLost(), report.toString());
      assertEquals(60 * MINUTE, report.packetsSent(), 2.0, report.toString());
      assertTrue(report.bufferMillis() <= 100 && report.mos() > 4.2, report.toString());
      MediaReport other = skewed.session.report();
      assertEquals(0, other.packetsLost(), other.toString());
      assertTrue(other.bufferMillis() <= 120, "a fast peer's voice piles up: " + other);
      assertTrue(other.packetsLate() < 20, other.toString());
    }
  }

  /** One peer that loses a packet in a hundred, one whose clock is 200 ppm fast. */
  private static final class Line {
    private final Incoming steady;
    private final Incoming skewed;
    private final Random random = new Random(11);
    private int skipped;
    private int ticks;

    Line(Incoming steady, Incoming skewed) {
      this.steady = steady;
      this.skewed = skewed;
    }

    void minutes(int minutes) {
      for (int i = 0; i < minutes * MINUTE; i++) {
        if (ticks > 50 && i < minutes * MINUTE - 1 && random.nextInt(100) == 0) {
          skipped++;
          steady.skip();
        } else {
          steady.voice(1000);
        }
        skewed.voice(500);
        if (++ticks % 5000 == 0) {
          skewed.voice(500);
        }
        steady.tick();
      }
    }
  }

  private static long heap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
