package org.offhook.audio.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds WAV files byte by byte, right or wrong. */
final class WavFile {
  int tag = 1;
  int channels = 1;
  int rate = 8000;
  int bits = 16;
  byte[] samples = new byte[0];
  int dataSize = -1;
  String riff = "RIFF";
  String extraChunk = "";

  static short[] sine(double hertz, int rate, int samples, double amplitude) {
    short[] pcm = new short[samples];
    for (int i = 0; i < samples; i++) {
      pcm[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return pcm;
  }

  WavFile pcm16(short[] pcm) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asShortBuffer().put(pcm);
    samples = buffer.array();
    return this;
  }

  Path write(Path path) throws IOException {
    int extra = extraChunk.isEmpty() ? 0 : 8 + extraChunk.length() + (extraChunk.length() & 1);
    ByteBuffer file =
        ByteBuffer.allocate(44 + extra + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(riff.getBytes()).putInt(36 + extra + samples.length).put("WAVE".getBytes());
    if (extra > 0) {
      file.put("LIST".getBytes()).putInt(extraChunk.length()).put(extraChunk.getBytes());
      file.position(12 + extra);
    }
    int frame = channels * bits / 8;
    file.put("fmt ".getBytes()).putInt(16).putShort((short) tag).putShort((short) channels);
    file.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) bits);
    file.put("data".getBytes()).putInt(dataSize < 0 ? samples.length : dataSize).put(samples);
    return Files.write(path, file.array());
  }
}
