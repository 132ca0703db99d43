package org.offhook.media;

import java.nio.channels.DatagramChannel;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.media.MediaReport;

/** The microphone on its way to a group. Phone thread. */
final class SentVoice implements GroupVoice, Groups.Part {
  private final Groups groups;
  private final DatagramChannel channel;
  private final MixerInput input;
  private boolean closed;

  SentVoice(Groups groups, DatagramChannel channel, MixerInput input) {
    this.groups = groups;
    this.channel = channel;
    this.input = input;
  }

  MixerInput input() {
    return input;
  }

  @Override
  public VoiceStream stream() {
    return input.stream;
  }

  @Override
  public MediaReport report() {
    return StreamFigures.of(input.stream, null, 0);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      groups.disconnect(input);
      groups.left(this, channel);
    }
  }
}
