package org.offhook.fetch.tftp;

import java.io.IOException;
import java.util.Map;

/** One file on its way to the server. */
final class Delivery {
  private final Talk talk;
  private final byte[] bytes;
  private int blockSize = 512;
  private int at;
  private int sent;
  private boolean ended;

  Delivery(Talk talk, byte[] bytes) {
    this.talk = talk;
    this.bytes = bytes;
  }

  /** Returns when the server has all of it. */
  void run(String file) throws IOException {
    talk.send(Packet.offer(file, Transfer.BLOCK, bytes.length));
    try {
      while (!step(talk.receive())) {
        // The next answer is awaited.
      }
    } catch (IOException e) {
      talk.breakOff();
      throw e;
    }
  }

  /** True when the server has acknowledged the last block. */
  private boolean step(Packet packet) throws IOException {
    switch (packet.kind()) {
      case Packet.ERROR -> throw talk.refused("the server answers: " + packet.text());
      case Packet.OPTIONS -> {
        if (sent == 0) {
          agree(packet.options());
          next();
        }
      }
      case Packet.ACKNOWLEDGEMENT -> {
        // One of an earlier block is left unanswered, else each block would go twice.
        if (packet.block() == (sent & 0xffff)) {
          if (ended) {
            return true;
          }
          next();
        }
      }
      default -> throw talk.refused("the server answers with something that is not TFTP");
    }
    return false;
  }

  private void agree(Map<String, String> options) throws IOException {
    String text = options.getOrDefault("blksize", "512");
    int size = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (size < 8 || size > Transfer.BLOCK) {
      throw talk.refused("the server wants blocks of " + size + " bytes");
    }
    blockSize = size;
  }

  /** A block that is not full is the last one (RFC 1350 section 6), be it empty. */
  private void next() throws IOException {
    int length = Math.min(blockSize, bytes.length - at);
    sent++;
    talk.send(Packet.data(sent, bytes, at, length));
    at += length;
    ended = length < blockSize;
  }
}
