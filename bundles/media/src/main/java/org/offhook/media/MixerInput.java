package org.offhook.media;

import java.util.List;
import org.offhook.api.media.AudioDevice;

/**
 * A stream's place in the mixer. Belongs to the media clock; the phone thread changes it through
 * {@link MediaClock#execute}.
 */
final class MixerInput {
  final VoiceStream stream;
  final short[] onBus = new short[960];
  final short[] mixed = new short[960];
  final short[] outgoing = new short[960];
  boolean attached;
  boolean muted;
  AudioDevice device;
  List<MixerInput> others = List.of();
  Source source;
  long brokenAfterNanos;
  private Resampler toBus;
  private Resampler fromBus;
  private int busRate;
  private int streamRate;

  MixerInput(VoiceStream stream) {
    this.stream = stream;
  }

  /** True when its audio meets other audio. */
  boolean connected() {
    return stream.active() && (attached || !others.isEmpty());
  }

  /** Puts what the peer said onto the bus. */
  void toBus(int rate) {
    rates(rate);
    int length = Audio.perTick(streamRate);
    if (toBus == null) {
      System.arraycopy(stream.heard, 0, onBus, 0, length);
    } else {
      toBus.convert(stream.heard, length, onBus);
    }
  }

  /** Takes {@link #mixed} off the bus, as the stream's own rate wants it. */
  short[] fromBus(int rate) {
    rates(rate);
    if (fromBus == null) {
      return mixed;
    }
    fromBus.convert(mixed, Audio.perTick(rate), outgoing);
    return outgoing;
  }

  private void rates(int rate) {
    if (rate != busRate || stream.rate() != streamRate) {
      busRate = rate;
      streamRate = stream.rate();
      toBus = Resampler.between(streamRate, busRate);
      fromBus = Resampler.between(busRate, streamRate);
    }
  }
}
