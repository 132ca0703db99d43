package org.offhook.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** A room where each caller hears all others. */
final class Conference implements Audio {
  private static final int MOST_FRAMES = 10;
  private static final int START_FRAMES = 2;

  /** What one caller said and nobody has heard yet. */
  private static final class Seat {
    final Deque<int[]> said = new ArrayDeque<>();
    boolean talking;
    int[] now = new int[RtpLeg.SAMPLES];
  }

  private final Map<RtpLeg, Seat> seats = new LinkedHashMap<>();
  private RtpLeg first;

  @Override
  public void begin(RtpLeg leg) {
    seats.put(leg, new Seat());
    first = seats.keySet().iterator().next();
  }

  @Override
  public void end(RtpLeg leg) {
    seats.remove(leg);
    first = seats.isEmpty() ? null : seats.keySet().iterator().next();
  }

  @Override
  public void heard(
      RtpLeg leg, int payloadType, boolean marker, int sequence, int timestamp, byte[] payload) {
    Seat seat = seats.get(leg);
    if (seat == null || payloadType != leg.payloadType()) {
      return;
    }
    for (int from = 0; from + RtpLeg.SAMPLES <= payload.length; from += RtpLeg.SAMPLES) {
      int[] frame = new int[RtpLeg.SAMPLES];
      for (int i = 0; i < frame.length; i++) {
        frame[i] = G711.decode(payloadType, payload[from + i]);
      }
      seat.said.add(frame);
    }
    while (seat.said.size() > MOST_FRAMES) {
      seat.said.remove();
    }
  }

  /** The first seat's tick moves the room on by 20 ms for all. */
  @Override
  public void tick(RtpLeg leg) {
    if (leg == first) {
      seats.values().forEach(Conference::advance);
    }
    Seat own = seats.get(leg);
    int[] mix = new int[RtpLeg.SAMPLES];
    for (Seat seat : seats.values()) {
      if (seat != own) {
        add(mix, seat.now);
      }
    }
    leg.sendPcm(mix);
  }

  private static void advance(Seat seat) {
    seat.talking = seat.talking ? !seat.said.isEmpty() : seat.said.size() >= START_FRAMES;
    seat.now = seat.talking ? seat.said.remove() : new int[RtpLeg.SAMPLES];
  }

  private static void add(int[] mix, int[] frame) {
    for (int i = 0; i < mix.length; i++) {
      mix[i] += frame[i];
    }
  }
}
