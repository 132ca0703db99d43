package org.offhook.audio.sound;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import javax.sound.sampled.spi.MixerProvider;

/**
 * A sound card for machines without one, found by Java Sound as a provider: its loudspeaker is
 * wired to its microphone. It takes 48 kHz stereo only, as many real ones do.
 */
public final class Cable extends MixerProvider {
  static final AudioFormat FORMAT = new AudioFormat(48000, 16, 2, true, false);
  static final ArrayBlockingQueue<byte[]> WIRE = new ArrayBlockingQueue<>(1000);
  static volatile boolean plugged = true;
  static volatile int open;

  private static final Mixer.Info INFO = new Info();

  @Override
  public Mixer.Info[] getMixerInfo() {
    return plugged ? new Mixer.Info[] {INFO} : new Mixer.Info[0];
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    if (info != INFO) {
      throw new IllegalArgumentException("not ours");
    }
    return new Card();
  }

  private static final class Info extends Mixer.Info {
    Info() {
      super("Cable [test]", "offhook", "loudspeaker wired to microphone", "1");
    }
  }

  private static final class Card extends Plug implements Mixer {
    private final Line.Info source = new DataLine.Info(SourceDataLine.class, FORMAT);
    private final Line.Info target = new DataLine.Info(TargetDataLine.class, FORMAT);

    @Override
    public Mixer.Info getMixerInfo() {
      return INFO;
    }

    @Override
    public Line.Info[] getSourceLineInfo() {
      return new Line.Info[] {source};
    }

    @Override
    public Line.Info[] getTargetLineInfo() {
      return new Line.Info[] {target};
    }

    @Override
    public Line.Info[] getSourceLineInfo(Line.Info info) {
      return info.matches(source) ? getSourceLineInfo() : new Line.Info[0];
    }

    @Override
    public Line.Info[] getTargetLineInfo(Line.Info info) {
      return info.matches(target) ? getTargetLineInfo() : new Line.Info[0];
    }

    @Override
    public boolean isLineSupported(Line.Info info) {
      return info.matches(source) || info.matches(target);
    }

    @Override
    public Line getLine(Line.Info info) {
      return info.getLineClass() == SourceDataLine.class ? new Speaker() : new Microphone();
    }

    @Override
    public int getMaxLines(Line.Info info) {
      return 1;
    }

    @Override
    public Line[] getSourceLines() {
      return new Line[0];
    }

    @Override
    public Line[] getTargetLines() {
      return new Line[0];
    }

    @Override
    public void synchronize(Line[] lines, boolean maintainSync) {
      // nothing to synchronise
    }

    @Override
    public void unsynchronize(Line[] lines) {
      // nothing to synchronise
    }

    @Override
    public boolean isSynchronizationSupported(Line[] lines, boolean maintainSync) {
      return false;
    }
  }

  private static final class Speaker extends Plug implements SourceDataLine {
    @Override
    public void open(AudioFormat format, int bufferSize) {
      open();
    }

    @Override
    public void open(AudioFormat format) {
      open();
    }

    @Override
    public int write(byte[] b, int off, int len) {
      WIRE.offer(java.util.Arrays.copyOfRange(b, off, off + len));
      return len;
    }
  }

  private static final class Microphone extends Plug implements TargetDataLine {
    private byte[] rest = new byte[0];
    private int at;

    @Override
    public void open(AudioFormat format, int bufferSize) {
      open();
    }

    @Override
    public void open(AudioFormat format) {
      open();
    }

    @Override
    public int read(byte[] b, int off, int len) {
      int got = 0;
      while (got < len) {
        if (at == rest.length && !next()) {
          return got;
        }
        int count = Math.min(len - got, rest.length - at);
        System.arraycopy(rest, at, b, off + got, count);
        at += count;
        got += count;
      }
      return got;
    }

    private boolean next() {
      try {
        byte[] block = null;
        while (block == null && isOpen()) {
          block = WIRE.poll(10, TimeUnit.MILLISECONDS);
        }
        rest = block == null ? new byte[0] : block;
        at = 0;
        return block != null;
      } catch (InterruptedException e) {
        return false;
      }
    }
  }

  /** What all lines have in common. */
  private abstract static class Plug implements Line {
    private volatile boolean up;

    @Override
    public Line.Info getLineInfo() {
      return new Line.Info(getClass());
    }

    @Override
    public void open() {
      up = true;
      synchronized (Cable.class) {
        Cable.open++;
      }
    }

    @Override
    public void close() {
      up = false;
      synchronized (Cable.class) {
        Cable.open--;
      }
    }

    @Override
    public boolean isOpen() {
      return up;
    }

    @Override
    public Control[] getControls() {
      return new Control[0];
    }

    @Override
    public boolean isControlSupported(Control.Type control) {
      return false;
    }

    @Override
    public Control getControl(Control.Type control) {
      throw new IllegalArgumentException();
    }

    @Override
    public void addLineListener(LineListener listener) {
      // nobody listens
    }

    @Override
    public void removeLineListener(LineListener listener) {
      // nobody listens
    }

    public void drain() {}

    public void flush() {}

    public void start() {}

    public void stop() {}

    public boolean isRunning() {
      return up;
    }

    public boolean isActive() {
      return up;
    }

    public AudioFormat getFormat() {
      return FORMAT;
    }

    public int getBufferSize() {
      return 8192;
    }

    public int available() {
      return 8192;
    }

    public int getFramePosition() {
      return 0;
    }

    public long getLongFramePosition() {
      return 0;
    }

    public long getMicrosecondPosition() {
      return 0;
    }

    public float getLevel() {
      return 0;
    }
  }
}
