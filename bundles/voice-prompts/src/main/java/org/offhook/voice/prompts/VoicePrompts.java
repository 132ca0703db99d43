package org.offhook.voice.prompts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.SessionEnd;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Notices what there is a prompt for. Phone thread. */
@Component(
    service = {PhoneListener.class, MessageWaiting.Listener.class},
    configurationPid = PromptsConfig.PID)
@Designate(ocd = PromptsConfig.class)
public final class VoicePrompts implements PhoneListener, MessageWaiting.Listener {
  private final PhoneThread thread;
  private final Prompter prompter;
  private final Map<Integer, Integer> messages = new HashMap<>();
  private final Set<Integer> registered = new HashSet<>();
  private final Set<Call> ringing = new HashSet<>();
  private volatile PromptsConfig config;

  /** With what plays. */
  @Activate
  public VoicePrompts(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference AudioFiles files,
      @Reference Media media,
      PromptsConfig config) {
    this.thread = thread;
    this.prompter = new Prompter(thread, files, media, () -> phone.calls().isEmpty());
    this.config = config;
  }

  @Modified
  void modified(PromptsConfig config) {
    this.config = config;
  }

  @Override
  public void onMessages(Line line, MessageWaiting.Summary summary) {
    int now = summary.waiting() ? Math.max(1, summary.newVoice()) : 0;
    Integer before = messages.put(line.index(), now);
    if (now > (before == null ? 0 : before)) {
      prompter.say(config.messages());
    }
  }

  @Override
  public void onCall(Call call) {
    CallState state = call.state();
    boolean rang = state == CallState.RINGING_IN ? ringing.add(call) : ringing.remove(call);
    prompter.call(call);
    if (state == CallState.ENDED && rang && isMissed(call)) {
      prompter.say(config.missed());
    }
  }

  /** The other end gave up; nobody turned it away here, or took it at another phone. */
  private static boolean isMissed(Call call) {
    return call.incoming()
        && call.end()
            .filter(SessionEnd::byPeer)
            .filter(end -> !end.answeredElsewhere())
            .isPresent();
  }

  @Override
  public void onLine(Line line) {
    Phase phase = line.registration().phase();
    if (phase == Phase.REGISTERED) {
      registered.add(line.index());
    } else if (phase == Phase.FAILED && registered.remove(line.index())) {
      prompter.say(config.unregistered());
    }
  }

  @Deactivate
  void close() {
    thread.leave(prompter::leave);
  }
}
