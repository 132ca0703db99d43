package org.offhook.walk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.offhook.api.config.Settings;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** A phone on a desk, whole but for its sound, and who sits at it. */
final class Desk implements PhoneListener, AutoCloseable {
  private static final String[] GROUND = {"config", "dialect-audiocodes"};

  /** What is in the phone besides, in the order of its start. */
  static final String[] FEATURES = {
    "sip",
    "phone",
    "tones",
    "dtmf",
    "transfer",
    "conference",
    "forward",
    "dnd",
    "hold-extras",
    "screening",
    "dial-plan",
    "redial",
    "pickup",
    "auto-answer",
    "call-log",
    "keys",
    "blf",
    "mwi",
    "line"
  };

  final String user;
  final List<String> faults = new ArrayList<>();
  final PhoneTime time;
  final VirtualMedia media = new VirtualMedia(faults);
  final House house;
  final int port;

  /** How many calls have ended since somebody looked. */
  int ended;

  /** How many of all calls were answered. */
  int answered;

  /** How many transfers were told to have come off, and how many not. */
  int transferred;

  int stayed;

  /** Whether the log of calls was away meanwhile. */
  boolean unlogged;

  private final Supplier<Phone> phone;
  private final SipStacks.Opened stack;
  private ServiceRegistration<?> engine;

  Desk(VirtualNetwork network, String user, Path data, List<String> configuration)
      throws Exception {
    this.user = user;
    time = new PhoneTime(network.time, this::failed);
    Files.createDirectories(data);
    Path start = data.resolve("start.cfg");
    Files.write(start, configuration);
    house =
        new House(
            data, Map.of("offhook.data", data.toString(), "offhook.config", start.toString()));
    house.offer(time, PhoneThread.class, Clock.class, Timers.class);
    engine = house.offer(media, Media.class);
    house.offer(new SilentFiles(), AudioFiles.class);
    house.install(GROUND);
    house.install(FEATURES);
    house.configure("org.offhook.model", Map.of("vendor", "Offhook", "model", "walk"));
    house.start(GROUND);
    awaitConfiguration();
    house.start(FEATURES);
    house.await(Phone.class);
    phone = house.track(Phone.class);
    house.offer(this, PhoneListener.class);
    house.await(org.offhook.api.sip.Signalling.class);
    stack = SipStacks.newest();
    port = stack.port();
    network.name(port, user);
  }

  private void awaitConfiguration() {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!house.await(Settings.class).get("voip/line/0/id").equals(Optional.of(user))) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the configuration of " + user + " is not in force");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
    }
  }

  Phone phone() {
    return phone.get();
  }

  List<Call> calls() {
    return phone().calls();
  }

  /** Calls in one of these states. */
  List<Call> calls(CallState... states) {
    return calls().stream().filter(call -> List.of(states).contains(call.state())).toList();
  }

  Optional<Call> byId(String callId) {
    return calls().stream().filter(call -> callId.equals(call.session().callId())).findFirst();
  }

  /** The media engine leaves, or comes back. */
  void media(boolean there) {
    if (there && engine == null) {
      engine = house.offer(media, Media.class);
    } else if (!there && engine != null) {
      engine.unregister();
      engine = null;
    }
  }

  boolean hasMedia() {
    return engine != null;
  }

  /** Transactions of the SIP stack that are not over. */
  int transactions() {
    return stack.transactions();
  }

  /** Sessions that the SIP engine has not let go of, by the beginning of their Call-ID. */
  List<String> sessions() {
    Object signalling = house.find(org.offhook.api.sip.Signalling.class);
    return ((Map<?, ?>) field(field(signalling, "engine"), "sessions"))
        .keySet().stream().map(key -> key.toString().substring(0, 6)).toList();
  }

  private static Object field(Object of, String name) {
    try {
      var field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      ended++;
      answered += call.talkTime().isZero() ? 0 : 1;
    }
  }

  @Override
  public void onNotice(String text) {
    transferred += text.startsWith("Transferred to ") ? 1 : 0;
    stayed += text.startsWith("Not transferred") ? 1 : 0;
  }

  private void failed(Throwable why) {
    java.io.StringWriter text = new java.io.StringWriter();
    why.printStackTrace(new java.io.PrintWriter(text));
    faults.add("a task threw " + text.toString().lines().limit(14).toList());
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    house.close();
  }

  @Override
  public String toString() {
    return user;
  }
}
