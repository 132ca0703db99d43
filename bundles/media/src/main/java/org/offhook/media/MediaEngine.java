package org.offhook.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioTap;
import org.offhook.api.media.Codec;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.GroupReception;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;
import org.offhook.api.media.VoiceGroup;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The engine: codecs, devices and taps come and go while its sessions talk. */
@Component(
    service = {Media.class, HealthProbe.class},
    immediate = true,
    configurationPid = MediaConfig.PID)
@Designate(ocd = MediaConfig.class)
public final class MediaEngine implements Media, HealthProbe {
  private static final int LAST_PORT = 65_535;

  private final PhoneThread phone;
  private final Clock clock;
  private final CodecShelf shelf = new CodecShelf();
  private final DeviceShelf devices = new DeviceShelf();
  private final LocalAudio local = new LocalAudio();
  private final Mixer mixer = new Mixer(local);
  private final MediaClock ticks;
  private final Receiver receiver;
  private final Groups groups;
  private final List<VoiceSession> sessions = new CopyOnWriteArrayList<>();
  private final List<AudioTap> taps = new CopyOnWriteArrayList<>();
  private volatile MediaConfig config;
  private int nextPort;

  /** Starts its threads. */
  @Activate
  public MediaEngine(@Reference PhoneThread phone, @Reference Clock clock, MediaConfig config)
      throws IOException {
    this(phone, clock, config, true);
  }

  MediaEngine(PhoneThread phone, Clock clock, MediaConfig config, boolean ticking)
      throws IOException {
    this.phone = phone;
    this.clock = clock;
    this.config = config;
    this.ticks = new MediaClock(clock, mixer);
    this.receiver = new Receiver();
    this.groups = new Groups(phone, clock, shelf, receiver, ticks, mixer, () -> this.config);
    if (ticking) {
      ticks.start();
      receiver.start();
    }
  }

  @Modified
  void modified(MediaConfig config) {
    this.config = config;
    chooseDevice();
  }

  @Deactivate
  void close() {
    for (VoiceSession session : sessions) {
      session.close();
    }
    onClock(mixer::silence);
    groups.close();
    ticks.close();
    receiver.close();
    local.close();
  }

  /** The clock, which a test ticks by hand. */
  MediaClock ticks() {
    return ticks;
  }

  /** The receiver, which a test asks by hand. */
  Receiver receiver() {
    return receiver;
  }

  /** Microphone and loudspeaker, which a test waits for. */
  LocalAudio local() {
    return local;
  }

  void onClock(Runnable task) {
    ticks.execute(task);
  }

  List<AudioTap> taps() {
    return taps;
  }

  @Override
  public MediaSession open(MediaSessionListener listener) throws MediaException {
    return open(listener, "");
  }

  @Override
  public MediaSession open(MediaSessionListener listener, String localAddress)
      throws MediaException {
    MediaConfig now = config;
    RtpSocket socket = socket(now);
    VoiceStream stream =
        new VoiceStream(
            socket,
            new JitterBuffer(now.minDelay(), now.optimizationFactor()),
            "offhook-" + Long.toHexString(System.identityHashCode(socket)),
            new PhoneThreadEvents(phone, listener));
    stream.rtcp.start(clock.nanos());
    boolean chosen = !now.localAddress().isEmpty() || !localAddress.isEmpty();
    String address = now.localAddress().isEmpty() ? localAddress : now.localAddress();
    VoiceSession session =
        new VoiceSession(
            this,
            socket,
            stream,
            new Negotiation(shelf, now),
            new SdpAuthor(chosen ? address : primaryAddress(), chosen),
            now.rtpMuteOnHold());
    sessions.add(session);
    new PacketReader(socket, stream, clock).register(receiver);
    onClock(() -> mixer.add(session.input()));
    if (now.brokenConnectionDetection()) {
      session.input().brokenAfterNanos = now.brokenConnectionTimeout() * 1_000_000_000L;
    }
    return session;
  }

  /** The next free pair, so that a port rests before it is used again. */
  private RtpSocket socket(MediaConfig now) throws MediaException {
    int base = now.mediaPort() + now.mediaPort() % 2;
    int pairs = Math.min(now.ports(), LAST_PORT - base) / 2;
    try {
      for (int i = 0; i < pairs; i++) {
        RtpSocket socket = RtpSocket.at(base + 2 * ((nextPort + i) % pairs), now.mediaTos());
        if (socket != null) {
          nextPort = (nextPort + i + 1) % pairs;
          return socket;
        }
      }
    } catch (IOException e) {
      throw new MediaException("no RTP port can be opened: " + e.getMessage());
    }
    throw new MediaException(
        "all RTP ports from %d to %d are in use".formatted(base, base + 2 * pairs));
  }

  private static String primaryAddress() {
    try {
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        Optional<InetAddress> address =
            network.inetAddresses().filter(MediaEngine::usable).findFirst();
        if (network.isUp() && !network.isLoopback() && address.isPresent()) {
          return address.get().getHostAddress();
        }
      }
    } catch (IOException e) {
      // no interface can be asked: loopback is what is left
    }
    return "127.0.0.1";
  }

  private static boolean usable(InetAddress address) {
    return address.getAddress().length == 4 && !address.isLinkLocalAddress();
  }

  void closed(VoiceSession session) {
    sessions.remove(session);
    onClock(
        () -> {
          mixer.remove(session.input());
          session.stream().bye(clock.nanos(), clock.now().toEpochMilli());
          session.socket().close();
          receiver.closedChannels();
        });
  }

  @Override
  public GroupVoice send(VoiceGroup group) throws MediaException {
    return groups.send(group);
  }

  @Override
  public GroupReception listen(VoiceGroup group, Duration silence, GroupListener listener)
      throws MediaException {
    return groups.listen(group, silence, listener);
  }

  @Override
  public Playback play(Tone tone) {
    ToneGenerator generator = new ToneGenerator(tone, Mixer.toneRate());
    onClock(() -> mixer.play(generator));
    return generator::stop;
  }

  @Override
  public Playback play(AudioDevice sound) throws IOException {
    DeviceSource source = new DeviceSource(sound, Mixer.toneRate());
    onClock(() -> mixer.play(source));
    return () -> onClock(source::stop);
  }

  @Reference(
      service = Codec.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindCodec(Codec codec) {
    shelf.add(codec);
    sessions.forEach(session -> session.arrived(codec));
    groups.arrived(codec);
  }

  void unbindCodec(Codec codec) {
    shelf.remove(codec);
    // An updated bundle may offer its new codec before the old one is gone.
    if (shelf.named(codec.name()).isEmpty()) {
      sessions.forEach(session -> session.left(codec));
      groups.left(codec);
    }
  }

  @Reference(
      service = CodecSlot.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindSlot(CodecSlot slot) {
    shelf.add(slot);
  }

  void unbindSlot(CodecSlot slot) {
    shelf.remove(slot);
  }

  @Reference(
      service = AudioDevice.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindDevice(AudioDevice device, Map<String, Object> properties) {
    devices.add(device, properties);
    chooseDevice();
  }

  void unbindDevice(AudioDevice device) {
    devices.remove(device);
    sessions.forEach(session -> session.left(device));
    chooseDevice();
  }

  private void chooseDevice() {
    MediaConfig now = config;
    if (now != null && ticks != null) {
      AudioDevice device = devices.choose(now.device()).orElse(null);
      onClock(() -> mixer.configured(device));
    }
  }

  @Reference(
      service = AudioTap.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindTap(AudioTap tap) {
    taps.add(tap);
    phone.execute(() -> sessions.forEach(session -> session.tap(tap)));
  }

  void unbindTap(AudioTap tap) {
    taps.remove(tap);
    phone.execute(() -> sessions.forEach(session -> session.drop(tap)));
  }

  @Override
  public String name() {
    return "media";
  }

  @Override
  public Health probe() {
    String detail =
        "%d sessions, %d groups; %d of %d ticks more than 5 ms late"
            .formatted(sessions.size(), groups.count(), ticks.lateTicks(), ticks.ticks());
    if (shelf.offered().isEmpty()) {
      return Health.critical("no codec is installed and enabled; " + detail);
    }
    // A handful is what the start of a JVM costs.
    boolean often = ticks.lateTicks() > 10 && ticks.lateTicks() * 100 > ticks.ticks();
    return often ? Health.warn(detail) : Health.ok(detail);
  }
}
