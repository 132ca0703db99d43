package org.offhook.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioTap;
import org.offhook.api.media.Codec;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.Tone;
import org.offhook.media.Negotiation.Agreed;

/** A media session on the phone thread; what sounds is on the media clock's. */
final class VoiceSession implements MediaSession {
  private final MediaEngine engine;
  private final RtpSocket socket;
  private final VoiceStream stream;
  private final MixerInput input;
  private final Negotiation negotiation;
  private final SdpAuthor author;
  private final boolean silentOnHold;
  private final Map<AudioTap, AudioTap.Tap> taps = new LinkedHashMap<>();
  private Direction wanted = Direction.SENDRECV;
  private Direction direction = Direction.SENDRECV;
  private boolean heldByPeer;
  private volatile CodecUse use;
  private volatile List<CodecUse> uses = List.of();
  private DeviceSource playing;
  private boolean closed;

  VoiceSession(
      MediaEngine engine,
      RtpSocket socket,
      VoiceStream stream,
      Negotiation negotiation,
      SdpAuthor author,
      boolean silentOnHold) {
    this.engine = engine;
    this.socket = socket;
    this.stream = stream;
    this.input = new MixerInput(stream);
    this.negotiation = negotiation;
    this.author = author;
    this.silentOnHold = silentOnHold;
  }

  MixerInput input() {
    return input;
  }

  VoiceStream stream() {
    return stream;
  }

  RtpSocket socket() {
    return socket;
  }

  @Override
  public String offer(Direction direction) throws MediaException {
    wanted = direction;
    List<SdpFormat> formats = negotiation.formats();
    if (formats.isEmpty()) {
      throw new MediaException("no codec is installed and enabled");
    }
    return author.offer(socket.port(), formats, negotiation.packetMillis(), direction);
  }

  @Override
  public void accept(String answer) throws MediaException {
    apply(negotiation.accept(SdpText.parse(answer), author.index()));
  }

  @Override
  public String answer(String offer, Direction direction) throws MediaException {
    SdpText text = SdpText.parse(offer);
    Agreed agreed = negotiation.choose(text);
    wanted = direction;
    apply(agreed);
    agreed.media().ifPresent(author::toward);
    return author.answer(text, agreed, socket.port(), this.direction);
  }

  private void apply(Agreed agreed) {
    Direction theirs = agreed.direction();
    heldByPeer = !theirs.receives() || agreed.media().isEmpty();
    direction =
        Direction.of(
            wanted.sends() && theirs.receives() && agreed.media().isPresent(),
            wanted.receives() && theirs.sends());
    agreed.media().ifPresent(stream.filter::negotiated);
    stream.reports.toward(agreed.control().orElse(null), agreed.muxed());
    stream.filter.expects(types(agreed));
    sending();
    stream.receiving = direction.receives();
    if (!agreed.use().sameCoding(use)) {
      begin(agreed.use(), agreed.codec());
    }
    uses = Stream.concat(Stream.of(agreed), agreed.others().stream()).map(Agreed::use).toList();
    List<Coding> others =
        agreed.others().stream().map(other -> Coding.of(other.use(), other.codec())).toList();
    engine.onClock(() -> stream.others(others));
  }

  private static Set<Integer> types(Agreed agreed) {
    Set<Integer> types =
        new HashSet<>(List.of(agreed.use().receiveType(), agreed.use().eventReceiveType()));
    agreed.others().forEach(other -> types.add(other.use().receiveType()));
    return types;
  }

  private void begin(CodecUse next, Codec codec) {
    boolean newRate = use == null || use.sampleRate() != next.sampleRate();
    use = next;
    Coding coding = Coding.of(next, codec);
    engine.onClock(() -> stream.use(coding));
    if (newRate) {
      List<AudioTap> kinds = new ArrayList<>(taps.keySet());
      kinds.forEach(this::drop);
      kinds.forEach(this::tap);
      engine.taps().forEach(this::tap);
    }
  }

  /** A codec came: if it is ours, coding goes on. */
  void arrived(Codec codec) {
    for (CodecUse one : uses) {
      if (one.name().equals(codec.name())) {
        Coding coding = Coding.of(one, codec);
        engine.onClock(() -> stream.coders(coding));
      }
    }
  }

  /** A codec leaves: if it is ours, nothing of it is kept. */
  void left(Codec codec) {
    for (CodecUse one : uses) {
      if (one.name().equals(codec.name())) {
        engine.onClock(() -> stream.coders(new Coding(one, null, null)));
      }
    }
  }

  /** A device leaves. */
  void left(AudioDevice device) {
    engine.onClock(
        () -> {
          if (input.device == device) {
            input.device = null;
          }
        });
  }

  void tap(AudioTap kind) {
    if (use != null && !closed && !taps.containsKey(kind)) {
      taps.put(kind, kind.open(this, use.sampleRate()));
      handOverTaps();
    }
  }

  void drop(AudioTap kind) {
    AudioTap.Tap tap = taps.remove(kind);
    if (tap != null) {
      handOverTaps();
      engine.onClock(tap::close);
    }
  }

  private void handOverTaps() {
    AudioTap.Tap[] now = taps.values().toArray(AudioTap.Tap[]::new);
    engine.onClock(() -> stream.taps(now));
  }

  @Override
  public Direction direction() {
    return direction;
  }

  @Override
  public boolean heldByPeer() {
    return heldByPeer;
  }

  @Override
  public boolean takesEvents() {
    CodecUse now = use;
    return now != null && now.eventSendType() >= 0;
  }

  @Override
  public void attach(boolean attached) {
    engine.onClock(() -> input.attached = attached);
  }

  @Override
  public void device(AudioDevice device) {
    engine.onClock(() -> input.device = device);
  }

  @Override
  public void mixWith(List<MediaSession> others) {
    List<MixerInput> inputs = others.stream().map(other -> ((VoiceSession) other).input).toList();
    engine.onClock(
        () -> {
          for (MixerInput before : input.others) {
            before.others = without(before.others, input);
          }
          input.others = inputs;
          for (MixerInput other : inputs) {
            List<MixerInput> theirs = new ArrayList<>(without(other.others, input));
            theirs.add(input);
            other.others = List.copyOf(theirs);
          }
        });
  }

  private static List<MixerInput> without(List<MixerInput> inputs, MixerInput one) {
    return inputs.stream().filter(input -> input != one).toList();
  }

  @Override
  public Playback send(Tone tone) {
    int rate = use == null ? 8000 : use.sampleRate();
    ToneGenerator generator = new ToneGenerator(tone, rate);
    engine.onClock(() -> input.source = generator);
    return generator::stop;
  }

  @Override
  public Playback send(AudioDevice device) throws IOException {
    DeviceSource source = new DeviceSource(device, use == null ? 8000 : use.sampleRate());
    playing = source;
    sending();
    engine.onClock(() -> input.source = source);
    return () -> {
      if (playing == source) {
        playing = null;
        sending();
      }
      engine.onClock(
          () -> {
            source.stop();
            if (input.source == source) {
              input.source = null;
            }
          });
    };
  }

  /** Whether RTP leaves: a held peer hears music, or nothing at all where so configured. */
  private void sending() {
    boolean holding = !wanted.receives();
    stream.sender.sending = direction.sends() && !(holding && silentOnHold && playing == null);
  }

  @Override
  public void mute(boolean muted) {
    engine.onClock(() -> input.muted = muted);
  }

  @Override
  public boolean sendEvent(int event, int millis) {
    if (!takesEvents() || !stream.sender.sending) {
      return false;
    }
    engine.onClock(() -> stream.sender.digits.add(event, millis));
    return true;
  }

  @Override
  public MediaReport report() {
    return StreamFigures.of(stream, use, stream.filter.refused());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (playing != null) {
      engine.onClock(playing::stop);
    }
    List.copyOf(taps.keySet()).forEach(this::drop);
    engine.closed(this);
  }
}
