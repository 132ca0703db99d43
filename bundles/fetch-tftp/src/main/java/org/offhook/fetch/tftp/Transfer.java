package org.offhook.fetch.tftp;

import java.io.IOException;
import java.util.Map;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;

/** One file on its way to us. */
final class Transfer {
  static final int BLOCK = 1428;
  private final Talk talk;
  private final FetchRequest request;
  private final FetchSink sink;
  private boolean begun;
  private int blockSize = 512;
  private long size = -1;
  private long taken;

  Transfer(Talk talk, FetchRequest request, FetchSink sink) {
    this.talk = talk;
    this.request = request;
    this.sink = sink;
  }

  /** Returns the number of bytes. */
  long run(String file) throws IOException {
    talk.send(Packet.request(file, BLOCK));
    try {
      int awaited = 1;
      while (!step(talk.receive(), awaited)) {
        awaited = (int) ((taken / blockSize + 1) & 0xffff);
      }
    } catch (IOException e) {
      talk.breakOff();
      throw e;
    }
    if (size >= 0 && size != taken) {
      throw refused("ends after " + taken + " of " + size + " bytes");
    }
    return taken;
  }

  /** True when the file is complete. */
  private boolean step(Packet packet, int awaited) throws IOException {
    switch (packet.kind()) {
      case Packet.ERROR -> throw refused("the server answers: " + packet.text());
      case Packet.OPTIONS -> agree(packet.options());
      case Packet.DATA -> {
        return packet.block() == (awaited & 0xffff) && take(packet);
      }
      default -> throw refused("the server answers with something that is not TFTP");
    }
    return false;
  }

  private void agree(Map<String, String> options) throws IOException {
    if (begun) {
      return;
    }
    blockSize = (int) number(options.getOrDefault("blksize", "512"));
    size = options.containsKey("tsize") ? number(options.get("tsize")) : -1;
    if (blockSize < 8 || blockSize > BLOCK) {
      throw refused("the server wants blocks of " + blockSize + " bytes");
    }
    begin();
    talk.send(Packet.acknowledge(0));
  }

  private void begin() throws IOException {
    if (size > request.maxBytes()) {
      throw refused("has " + size + " bytes, more than " + request.maxBytes());
    }
    begun = true;
    sink.begins(0, size);
  }

  private boolean take(Packet packet) throws IOException {
    if (!begun) {
      begin();
    }
    int length = packet.length() - 4;
    if (length > blockSize || taken + length > request.maxBytes()) {
      throw refused("goes on after " + request.maxBytes() + " bytes");
    }
    sink.write(packet.bytes(), 4, length);
    taken += length;
    talk.send(Packet.acknowledge(packet.block()));
    return length < blockSize;
  }

  private long number(String text) throws IOException {
    if (!text.matches("\\d{1,15}")) {
      throw refused("the server answers with a length that is no number");
    }
    return Long.parseLong(text);
  }

  private IOException refused(String why) {
    return talk.refused(why);
  }
}
