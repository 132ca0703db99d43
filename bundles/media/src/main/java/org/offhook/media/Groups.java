package org.offhook.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.offhook.api.media.Codec;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.GroupReception;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.VoiceGroup;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;

/** The groups that are sent to and listened to, on the threads that calls have. Phone thread. */
final class Groups {
  private static final int REHEARSED_BYTES = 172;
  private static final int REHEARSED_RATE = 48_000;

  final PhoneThread phone;
  final Clock clock;
  final CodecShelf shelf;
  private final Receiver receiver;
  private final MediaClock ticks;
  private final Mixer mixer;
  private final Supplier<MediaConfig> config;
  private boolean rehearsed;
  private final List<Part> parts = new CopyOnWriteArrayList<>();

  /** Something that takes part in a group. */
  interface Part extends AutoCloseable {
    /** The stream that codes now; null when there is none. */
    VoiceStream stream();

    @Override
    void close();
  }

  Groups(
      PhoneThread phone,
      Clock clock,
      CodecShelf shelf,
      Receiver receiver,
      MediaClock ticks,
      Mixer mixer,
      Supplier<MediaConfig> config) {
    this.phone = phone;
    this.clock = clock;
    this.shelf = shelf;
    this.receiver = receiver;
    this.ticks = ticks;
    this.mixer = mixer;
    this.config = config;
  }

  GroupVoice send(VoiceGroup group) throws MediaException {
    Coding coding = GroupCodecs.toSend(group, shelf, config());
    DatagramChannel channel = GroupChannel.sending(group, config().mediaTos());
    VoiceStream stream = stream(channel, group);
    stream.filter.negotiated(new InetSocketAddress(group.address(), group.port()));
    stream.sender.sending = true;
    stream.receiving = false;
    SentVoice voice = new SentVoice(this, channel, new MixerInput(stream));
    connect(voice.input(), List.of(coding));
    parts.add(voice);
    return voice;
  }

  GroupReception listen(VoiceGroup group, Duration silence, GroupListener listener)
      throws MediaException {
    List<Coding> codings = GroupCodecs.toHear(group, shelf, config());
    DatagramChannel channel = GroupChannel.listening(group);
    HeardGroup heard = new HeardGroup(this, group, channel, silence, listener);
    parts.add(heard);
    rehearse(channel, group, codings);
    receiver.add(channel, heard.reader(codings)::read);
    return heard;
  }

  /**
   * Has a stream that nobody hears decode a packet: whoever speaks first must not wait until all
   * that this takes is loaded. Once.
   */
  private void rehearse(DatagramChannel channel, VoiceGroup group, List<Coding> codings) {
    if (rehearsed) {
      return;
    }
    rehearsed = true;
    MixerInput input = new MixerInput(stream(channel, group));
    input.stream.use(codings.get(0));
    RtpPacket packet = input.stream.ring.free();
    packet.bytes[0] = (byte) 0x80;
    packet.bytes[1] = (byte) codings.get(0).use().receiveType();
    packet.read(REHEARSED_BYTES);
    packet.arrivalNanos = clock.nanos();
    input.stream.ring.publish();
    for (int i = 0; i < 3; i++) {
      input.stream.receive(clock.nanos());
      input.toBus(REHEARSED_RATE);
    }
  }

  MediaConfig config() {
    return config.get();
  }

  VoiceStream stream(DatagramChannel channel, VoiceGroup group) {
    return new VoiceStream(
        RtpSocket.alone(channel, group.port()),
        new JitterBuffer(config().minDelay(), config().optimizationFactor()),
        "group",
        new Silent());
  }

  /** Gives a stream its place in the mixer, with microphone and loudspeaker. */
  void connect(MixerInput input, List<Coding> codings) {
    ticks.execute(
        () -> {
          input.stream.use(codings.get(0));
          input.stream.others(codings.subList(1, codings.size()));
          input.attached = true;
          mixer.add(input);
        });
  }

  void disconnect(MixerInput input) {
    ticks.execute(() -> mixer.remove(input));
  }

  /** Forgets a part, and closes its socket once the media clock is done with it. */
  void left(Part part, DatagramChannel channel) {
    parts.remove(part);
    ticks.execute(
        () -> {
          close(channel);
          receiver.closedChannels();
        });
  }

  static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to be done for it.
    }
  }

  int count() {
    return parts.size();
  }

  /** A codec came: where it is spoken, coding goes on. */
  void arrived(Codec codec) {
    for (Part part : parts) {
      VoiceStream stream = part.stream();
      CodecUse use = stream == null ? null : stream.inUse();
      if (use != null && use.name().equals(codec.name())) {
        Coding coding = Coding.of(use, codec);
        ticks.execute(() -> stream.coders(coding));
      }
    }
  }

  /** A codec leaves: nothing of it is kept. */
  void left(Codec codec) {
    for (Part part : parts) {
      VoiceStream stream = part.stream();
      if (stream != null) {
        ticks.execute(() -> stream.without(codec.name()));
      }
    }
  }

  void close() {
    parts.forEach(Part::close);
  }

  /** Groups have no digits, and notice silence by themselves. */
  private static final class Silent implements VoiceStream.StreamEvents {
    @Override
    public void media() {
      // The reader has said so.
    }

    @Override
    public void event(int event, int millis) {
      // Nobody presses keys in a group.
    }

    @Override
    public void silence() {
      // A timer of the group tells.
    }
  }
}
