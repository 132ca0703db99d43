package org.offhook.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.MediaReport;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
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
  private static final Duration ENDING = Duration.ofSeconds(2);
  private static final int OK = 200;

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
  public void call(CommandSession session, String... words) throws Exception {
    CallOptions options = CallOptions.parse(words);
    PrintStream out = session.getConsole();
    Optional<AudioDevice> device = device(options);
    Call call = CallCommands.onPhone(thread, () -> dial(options, device));
    if (options.stay().isEmpty()) {
      out.printf("call %d to %s%n", call.id(), options.target());
      return;
    }
    boolean answered =
        watch.await(
            options.patience(),
            () -> call.state() == CallState.CONNECTED || call.state() == CallState.ENDED);
    boolean up = answered && call.state() == CallState.CONNECTED;
    if (up) {
      talk(call, options);
    }
    CallCommands.onPhone(
        thread,
        () -> {
          call.hangup();
          return null;
        });
    watch.await(ENDING, () -> call.state() == CallState.ENDED);
    if (!up) {
      throw CommandFault.failed(failure(call, options, answered));
    }
    print(out, call);
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

  private void talk(Call call, CallOptions options) throws Exception {
    if (!options.digits().isEmpty()) {
      CallCommands.onPhone(
          thread,
          () -> {
            call.sendDigits(options.digits());
            return null;
          });
    }
    watch.await(options.stay().get(), () -> call.state() == CallState.ENDED);
  }

  private static String failure(Call call, CallOptions options, boolean heard) {
    String why =
        call.end()
            .filter(end -> heard)
            .map(end -> end.code() + " " + end.reason())
            .orElse("no answer within " + options.patience().toSeconds() + " s");
    return "call to " + options.target() + " failed: " + why;
  }

  private void print(PrintStream out, Call call) throws Exception {
    MediaReport report = CallCommands.onPhone(thread, call::report);
    out.println(
        new Columns()
            .row("call", call.remote().uri())
            .row("time", CallCommands.time(call.talkTime()))
            .row("codec", report.codec().isEmpty() ? "none" : report.codec())
            .row("sent", report.packetsSent() + " packets")
            .row("received", report.packetsReceived() + " packets")
            .row(
                "lost",
                "%d packets, %d late, %d refused"
                    .formatted(report.packetsLost(), report.packetsLate(), report.packetsRefused()))
            .row("jitter", millis(report.jitterMillis()))
            .row(
                "round trip",
                report.roundTripMillis() < 0 ? "unknown" : millis(report.roundTripMillis()))
            .row("buffer", report.bufferMillis() + " ms")
            .row("MOS", String.format(Locale.ROOT, "%.2f", report.mos()))
            .row("end", call.end().map(end -> end.code() + " " + end.reason()).orElse("" + OK)));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f ms", value);
  }
}
