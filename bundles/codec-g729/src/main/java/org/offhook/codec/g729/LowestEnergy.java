package org.offhook.codec.g729;

/** The lowest frame energy of about the last 128 frames (Annex B 3.4). */
final class LowestEnergy {
  private final int[] blocks = new int[16];
  private int lowest = 32767;
  private int previous;
  private int next;

  /** The lowest energy. */
  int value() {
    return lowest;
  }

  /** Takes the energy of frame number {@code count}, the first being 1. */
  void add(int energy, int count) {
    boolean full = (count & 7) == 0;
    if (count < 129) {
      if (energy < lowest) {
        lowest = energy;
        previous = energy;
      }
      if (full) {
        blocks[(count >> 3) - 1] = lowest;
        lowest = 32767;
        previous = least();
      }
    } else {
      slide(energy, count, full);
    }
  }

  private void slide(int energy, int count, boolean full) {
    if ((count & 7) == 1) {
      lowest = previous;
      next = 32767;
    }
    lowest = Math.min(lowest, energy);
    next = Math.min(next, energy);
    if (full) {
      System.arraycopy(blocks, 1, blocks, 0, 15);
      blocks[15] = next;
      previous = least();
    }
  }

  private int least() {
    int least = blocks[0];
    for (int block : blocks) {
      least = Math.min(least, block);
    }
    return least;
  }
}
