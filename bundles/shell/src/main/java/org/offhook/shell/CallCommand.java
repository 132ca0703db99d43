package org.offhook.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.SessionEnd;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code call}: places a call, and with {@code --for} sees it through and reports on it. */
@Component(
    service = CallCommand.class,
    property = {"osgi.command.scope=offhook", "osgi.command.function=call"})
public final class CallCommand {
  /** Session variable: set where nobody is left to hang up once the command has returned. */
  static final String STAY = "offhook.call.stay";

  private static final Duration ENDING = Duration.ofSeconds(2);
  private static final Duration FOREVER = Duration.ofDays(365);

  private final PhoneThread thread;
  private final Phone phone;
  private final CallWatch watch;
  private volatile AudioFiles files;

  /** With the phone it operates. */
  @Activate
  public CallCommand(
      @Reference PhoneThread thread, @Reference Phone phone, @Reference CallWatch watch) {
    this.thread = thread;
    this.phone = phone;
    this.watch = watch;
  }

  @Reference(
      service = AudioFiles.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindFiles(AudioFiles files) {
    this.files = files;
  }

  void unbindFiles(AudioFiles files) {
    if (this.files == files) {
      this.files = null;
    }
  }

  /** Calls. */
  public String call(CommandSession session, String... words) throws Exception {
    CallOptions options = CallOptions.parse(words);
    Optional<AudioDevice> device = device(options);
    Call call = onPhone(() -> dial(options, device));
    if (options.stay().isEmpty() && session.get(STAY) == null) {
      return "call %d to %s".formatted(onPhone(call::id), options.target());
    }
    return seeThrough(call, options);
  }

  /** Waits for the answer, stays, hangs up and reports; hangs up too when it is interrupted. */
  private String seeThrough(Call call, CallOptions options) throws Exception {
    boolean answered;
    try {
      answered = answered(call, options);
      if (answered) {
        talk(call, options);
      }
    } finally {
      onPhone(
          () -> {
            call.hangup();
            return null;
          });
    }
    watch.await(ENDING, () -> call.state() == CallState.ENDED);
    return onPhone(() -> CallReport.of(call)).toString();
  }

  private boolean answered(Call call, CallOptions options) throws Exception {
    boolean heard =
        watch.await(
            options.patience(),
            () -> call.state() == CallState.CONNECTED || call.state() == CallState.ENDED);
    if (!heard) {
      throw CommandFault.failed(
          "call to %s failed: no answer within %d s"
              .formatted(options.target(), options.patience().toSeconds()));
    }
    Optional<SessionEnd> end = onPhone(call::end);
    if (end.isPresent() && onPhone(call::talkTime).isZero()) {
      throw CommandFault.failed(
          "call to %s failed: %d %s"
              .formatted(options.target(), end.get().code(), end.get().reason()));
    }
    return end.isEmpty();
  }

  private void talk(Call call, CallOptions options) throws Exception {
    if (!options.digits().isEmpty()) {
      onPhone(
          () -> {
            call.sendDigits(options.digits());
            return null;
          });
    }
    watch.await(options.stay().orElse(FOREVER), () -> call.state() == CallState.ENDED);
  }

  private Optional<AudioDevice> device(CallOptions options) throws CommandFault {
    if (options.play().isEmpty() && options.record().isEmpty()) {
      return Optional.empty();
    }
    AudioFiles now = files;
    if (now == null) {
      throw CommandFault.failed("--play and --record need the capability audio-wav");
    }
    try {
      return Optional.of(now.device(options.play(), options.record()));
    } catch (IOException e) {
      throw CommandFault.failed(e.getMessage());
    }
  }

  private Call dial(CallOptions options, Optional<AudioDevice> device) throws CommandFault {
    Optional<Line> line = Optional.empty();
    if (options.line().isPresent()) {
      int index = options.line().get();
      line = phone.lines().stream().filter(one -> one.index() == index).findFirst();
      if (line.isEmpty()) {
        throw CommandFault.failed("there is no line " + index + "; see lines");
      }
    }
    try {
      Call call = phone.dial(line, options.target());
      device.ifPresent(call::device);
      return call;
    } catch (CallRefused e) {
      throw CommandFault.failed(e.getMessage());
    }
  }

  private <T> T onPhone(java.util.concurrent.Callable<T> task) throws Exception {
    return CallCommands.onPhone(thread, task);
  }
}
