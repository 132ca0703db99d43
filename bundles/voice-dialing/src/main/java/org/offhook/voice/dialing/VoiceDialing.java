package org.offhook.voice.dialing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.DirectLines.DirectLine;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Calls the service, and makes the key that does. */
@Component(
    service = {VoiceDialing.class, KeyFunction.class, HealthProbe.class},
    configurationPid = VoiceDialingConfig.PID,
    property = KeyFunction.TYPE + "=VOCANOM")
public final class VoiceDialing implements KeyFunction, HealthProbe {
  private final PhoneThread thread;
  private final Phone phone;
  private final DirectLines directLines;
  private final List<Indicator> keys = new CopyOnWriteArrayList<>();
  private volatile VoiceDialingConfig config;
  private DirectLine line;
  private String opened = "";

  /** With the phone that dials and the lines that lead to servers directly. */
  @Activate
  public VoiceDialing(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference DirectLines directLines,
      VoiceDialingConfig config) {
    this.thread = thread;
    this.phone = phone;
    this.directLines = directLines;
    this.config = config;
  }

  /** Keys change their label at once, a call that is up goes on. */
  @Modified
  void modified(VoiceDialingConfig config) {
    this.config = config;
    thread.execute(() -> keys.forEach(key -> key.label(config.label())));
  }

  /**
   * Calls the service; phone thread.
   *
   * @throws CallRefused when something is not configured, or the call cannot be placed
   */
  Call call() throws CallRefused {
    VoiceDialingConfig now = config;
    if (!now.enabled()) {
      return phone.dial(Optional.empty(), now.plainNumber().strip());
    }
    try {
      VoiceServer server = VoiceServer.of(now);
      return phone.dial(Optional.of(to(server)), server.target());
    } catch (IllegalArgumentException e) {
      throw new CallRefused(e.getMessage());
    }
  }

  /** A line to the server in the name of the first line; the same one until something changes. */
  private Line to(VoiceServer server) throws CallRefused {
    Optional<Line> name = phone.lines().stream().findFirst();
    String now = name.map(Line::addressOfRecord).orElse("") + server.address() + server.transport();
    if (line == null || !now.equals(opened)) {
      give();
      line =
          directLines
              .open(name, Optional.of(server.address()), Optional.of(server.transport()))
              .orElseThrow(() -> new CallRefused("there is no way to " + server.address().host()));
      opened = now;
    }
    return line;
  }

  private void give() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label(config.label());
    keys.add(indicator);
    return new Use() {
      @Override
      public void press() {
        pressed();
      }

      @Override
      public void close() {
        keys.remove(indicator);
      }
    };
  }

  private void pressed() {
    try {
      call();
    } catch (CallRefused | IllegalArgumentException e) {
      phone.notice("voice dialling is not called: " + e.getMessage());
    }
  }

  @Override
  public String name() {
    return "voice dialling";
  }

  @Override
  public Health probe() {
    VoiceDialingConfig now = config;
    if (!now.enabled()) {
      return Health.ok("number " + now.plainNumber());
    }
    try {
      return Health.ok(VoiceServer.of(now).target());
    } catch (IllegalArgumentException e) {
      return Health.warn(e.getMessage());
    }
  }

  @Deactivate
  void close() {
    thread.leave(this::give);
  }
}
