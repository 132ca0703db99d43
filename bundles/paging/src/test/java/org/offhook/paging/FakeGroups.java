package org.offhook.paging;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.GroupReception;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;
import org.offhook.api.media.VoiceGroup;

/** Groups without a network: a test says who speaks. */
final class FakeGroups implements Media {
  private static final MediaReport NOTHING = new MediaReport("", 0, 0, 0, 0, 0, 0, -1, 0, 0, 1);

  final Map<String, Joined> joined = new LinkedHashMap<>();
  final List<String> sending = new ArrayList<>();
  final List<VoiceGroup> opened = new ArrayList<>();
  Duration silence;
  String failure = "";

  final class Joined implements GroupReception {
    final GroupListener listener;
    final VoiceGroup group;
    boolean heard;

    Joined(VoiceGroup group, GroupListener listener) {
      this.group = group;
      this.listener = listener;
    }

    void speaks() {
      listener.onVoice(new InetSocketAddress("192.0.2.1", 4000), 1);
    }

    void ends() {
      listener.onSilence();
    }

    @Override
    public void heard(boolean heard) {
      this.heard = heard;
    }

    @Override
    public MediaReport report() {
      return NOTHING;
    }

    @Override
    public double delayMillis() {
      return 21;
    }

    @Override
    public long packets() {
      return 7;
    }

    @Override
    public long refused() {
      return 0;
    }

    @Override
    public void close() {
      joined.remove(group.name());
    }
  }

  @Override
  public GroupReception listen(VoiceGroup group, Duration silence, GroupListener listener)
      throws MediaException {
    if (!failure.isEmpty()) {
      throw new MediaException(failure);
    }
    this.silence = silence;
    opened.add(group);
    Joined one = new Joined(group, listener);
    joined.put(group.name(), one);
    return one;
  }

  @Override
  public GroupVoice send(VoiceGroup group) throws MediaException {
    if (!failure.isEmpty()) {
      throw new MediaException(failure);
    }
    sending.add(group.name());
    return new GroupVoice() {
      @Override
      public MediaReport report() {
        return NOTHING;
      }

      @Override
      public void close() {
        sending.remove(group.name());
      }
    };
  }

  @Override
  public MediaSession open(MediaSessionListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Playback play(Tone tone) {
    return () -> {};
  }
}
