package org.offhook.media;

import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.GroupReception;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.VoiceGroup;
import org.offhook.api.time.Timers.Timer;

/**
 * A group that is listened to. It has coders and a place in the mixer only while it is heard. Phone
 * thread.
 */
final class HeardGroup implements GroupReception, Groups.Part {
  private static final MediaReport NOTHING = new MediaReport("", 0, 0, 0, 0, 0, 0, -1, 0, 0, 1);

  private final Groups groups;
  private final VoiceGroup group;
  private final DatagramChannel channel;
  private final Duration silence;
  private final GroupListener listener;
  private GroupReader reader;
  private volatile MixerInput input;
  private Timer watch = () -> {};
  private boolean speaking;
  private boolean closed;

  HeardGroup(
      Groups groups,
      VoiceGroup group,
      DatagramChannel channel,
      Duration silence,
      GroupListener listener) {
    this.groups = groups;
    this.group = group;
    this.channel = channel;
    this.silence = silence;
    this.listener = listener;
  }

  /** Its reader, which understands these codings. Once. */
  GroupReader reader(List<Coding> codings) {
    Set<Integer> types = new HashSet<>();
    codings.forEach(coding -> types.add(coding.use().receiveType()));
    reader = new GroupReader(channel, groups.clock, types, this::arrived);
    return reader;
  }

  /** On the receiving thread. */
  private void arrived(GroupReader.Speaker speaker) {
    groups.phone.execute(() -> began(speaker));
  }

  private void began(GroupReader.Speaker speaker) {
    if (closed) {
      return;
    }
    speaking = true;
    watch(silence);
    listener.onVoice(speaker.source(), speaker.ssrc());
  }

  private void watch(Duration time) {
    watch.cancel();
    watch = groups.phone.after(time, this::look);
  }

  private void look() {
    if (closed || !speaking) {
      return;
    }
    Duration quiet = Duration.ofNanos(groups.clock.nanos() - reader.lastNanos());
    if (quiet.compareTo(silence) < 0) {
      watch(silence.minus(quiet));
      return;
    }
    speaking = false;
    reader.ended();
    listener.onSilence();
  }

  @Override
  public void heard(boolean heard) {
    if (closed || heard == (input != null)) {
      return;
    }
    if (heard) {
      connect();
    } else {
      disconnect();
    }
  }

  private void connect() {
    try {
      List<Coding> codings = GroupCodecs.toHear(group, groups.shelf, groups.config());
      MixerInput made = new MixerInput(groups.stream(channel, group));
      groups.connect(made, codings);
      input = made;
      reader.into(made.stream);
    } catch (MediaException e) {
      // Its codec left: there is nothing to be heard until it is back.
    }
  }

  private void disconnect() {
    MixerInput former = input;
    input = null;
    reader.into(null);
    groups.disconnect(former);
  }

  @Override
  public VoiceStream stream() {
    MixerInput now = input;
    return now == null ? null : now.stream;
  }

  @Override
  public MediaReport report() {
    VoiceStream now = stream();
    return now == null ? NOTHING : StreamFigures.of(now, null, reader.refused());
  }

  @Override
  public double delayMillis() {
    VoiceStream now = stream();
    return now == null || now.playedNanos() < 0
        ? -1
        : (now.playedNanos() - reader.beganNanos()) / 1e6;
  }

  @Override
  public long packets() {
    return reader.packets();
  }

  @Override
  public long refused() {
    return reader.refused();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (input != null) {
      disconnect();
    }
    closed = true;
    watch.cancel();
    groups.left(this, channel);
  }
}
