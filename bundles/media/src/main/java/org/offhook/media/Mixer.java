package org.offhook.media;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.AudioDevice;

/**
 * What every call goes through, once a tick: each peer hears the microphone and the other parties
 * of its conference, the loudspeaker plays all attached calls and the tones. Belongs to the media
 * clock.
 *
 * <p>All meet on one bus, whose rate is the highest one needed: plain G.711 calls never leave 8
 * kHz.
 */
final class Mixer {
  private static final int IDLE_RATE = 16_000;
  private static final int MAX_TICK = 960;

  private final List<MixerInput> inputs = new ArrayList<>();
  private final List<Source> tones = new ArrayList<>();
  private final LocalAudio local;
  private final short[] microphone = new short[MAX_TICK];
  private final short[] loudspeaker = new short[MAX_TICK];
  private final short[] tonePcm = new short[MAX_TICK];
  private final int[] sum = new int[MAX_TICK];
  private AudioDevice configured;

  Mixer(LocalAudio local) {
    this.local = local;
  }

  void add(MixerInput input) {
    inputs.add(input);
  }

  void remove(MixerInput input) {
    inputs.remove(input);
    for (MixerInput other : inputs) {
      if (other.others.contains(input)) {
        other.others = other.others.stream().filter(one -> one != input).toList();
      }
    }
  }

  void play(Source tone) {
    tones.add(tone);
  }

  /** Ends all that is played to the local person. */
  void silence() {
    tones.forEach(Source::stop);
    tones.clear();
  }

  /** The device to use where no call asks for another one; may be null. */
  void configured(AudioDevice device) {
    configured = device;
  }

  /** The rate tones for the local person are rendered at. */
  static int toneRate() {
    return IDLE_RATE;
  }

  void tick(long nowNanos, long unixMillis) {
    for (int i = 0; i < inputs.size(); i++) {
      MixerInput input = inputs.get(i);
      input.stream.receive(nowNanos);
      if (input.brokenAfterNanos > 0) {
        input.stream.watch(nowNanos, input.brokenAfterNanos);
      }
    }
    int rate = busRate();
    boolean attached = chooseDevice(rate);
    int length = Audio.perTick(rate);
    if (attached) {
      local.read(microphone, rate);
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).connected()) {
        inputs.get(i).toBus(rate);
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      transmit(inputs.get(i), rate, length, nowNanos, unixMillis);
    }
    if (attached || !tones.isEmpty()) {
      playLocally(rate, length, nowNanos);
    }
  }

  private int busRate() {
    int rate = 0;
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).connected()) {
        rate = Math.max(rate, inputs.get(i).stream.rate());
      }
    }
    // Tones alone, or a tone over a call: the bus must carry what they were rendered at.
    return tones.isEmpty() && rate > 0 ? rate : Math.max(rate, IDLE_RATE);
  }

  /** Opens what is needed, lets go of what is not; true when a call uses the device. */
  private boolean chooseDevice(int rate) {
    MixerInput user = null;
    for (int i = 0; i < inputs.size(); i++) {
      MixerInput input = inputs.get(i);
      if (input.attached && input.stream.active()) {
        user = user == null || user.device == null ? input : user;
      }
    }
    boolean needed = user != null || !tones.isEmpty();
    AudioDevice device = user != null && user.device != null ? user.device : configured;
    local.want(needed ? device : null, rate);
    return user != null;
  }

  private void transmit(MixerInput input, int rate, int length, long nowNanos, long unixMillis) {
    if (input.source != null) {
      int own = Audio.perTick(input.stream.rate());
      input.source.render(input.outgoing, own);
      if (input.source.ended()) {
        input.source = null;
      }
      input.stream.transmit(input.outgoing, nowNanos, unixMillis);
    } else if (input.connected()) {
      mix(input, length);
      input.stream.transmit(input.fromBus(rate), nowNanos, unixMillis);
    } else {
      input.stream.transmit(null, nowNanos, unixMillis);
    }
  }

  private void mix(MixerInput input, int length) {
    java.util.Arrays.fill(sum, 0, length, 0);
    if (input.attached && !input.muted) {
      Audio.add(sum, microphone, length);
    }
    for (int i = 0; i < input.others.size(); i++) {
      MixerInput other = input.others.get(i);
      if (other.stream.active()) {
        Audio.add(sum, other.onBus, length);
      }
    }
    Audio.store(sum, input.mixed, length);
  }

  private void playLocally(int rate, int length, long nowNanos) {
    java.util.Arrays.fill(sum, 0, length, 0);
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).attached && inputs.get(i).stream.active()) {
        Audio.add(sum, inputs.get(i).onBus, length);
      }
    }
    for (int i = tones.size() - 1; i >= 0; i--) {
      // Tones are rendered at the idle rate; a wider bus repeats samples, which a tone survives.
      renderTone(tones.get(i), rate, length);
      if (tones.get(i).ended()) {
        tones.remove(i);
      }
    }
    Audio.store(sum, loudspeaker, length);
    if (local.write(loudspeaker, rate)) {
      played(nowNanos);
    }
  }

  private void played(long nowNanos) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).attached) {
        inputs.get(i).stream.played(nowNanos);
      }
    }
  }

  private void renderTone(Source tone, int rate, int length) {
    int factor = rate / IDLE_RATE;
    tone.render(tonePcm, length / factor);
    for (int i = 0; i < length; i++) {
      sum[i] += tonePcm[i / factor];
    }
  }

  List<MixerInput> inputs() {
    return inputs;
  }
}
