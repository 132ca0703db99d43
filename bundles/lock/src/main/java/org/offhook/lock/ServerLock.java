package org.offhook.lock;

import java.io.IOException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the server what it has locked: a call of ours that ends with the agreed code says
 * that its line is locked, one that is answered that it is not.
 */
@Component(service = PhoneListener.class, configurationPid = LockConfig.PID)
public final class ServerLock implements PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLock.class);

  private final LineLocks lines;
  private volatile LockConfig config;
  private volatile Phone phone;

  /** With the locks of the lines. */
  @Activate
  public ServerLock(@Reference LineLocks lines, LockConfig config) {
    this.lines = lines;
    this.config = config;
  }

  @Modified
  void modified(LockConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Override
  public void onCall(Call call) {
    int line = call.line().index();
    if (call.incoming() || !lines.isOffered(line)) {
      return;
    }
    boolean refused =
        call.state() == CallState.ENDED
            && call.end()
                .filter(end -> end.byPeer() && end.code() == config.serverLockCode())
                .isPresent();
    if (refused && !lines.isLocked(line)) {
      tell(line, true, "the server has locked line " + (line + 1));
    } else if (call.state() == CallState.CONNECTED && lines.isLocked(line)) {
      tell(line, false, "the server has unlocked line " + (line + 1));
    }
  }

  private void tell(int line, boolean locked, String text) {
    try {
      lines.set(line, locked);
    } catch (IOException e) {
      LOG.warn("Line {} cannot remember that: {}", line, e.getMessage());
    }
    Phone person = phone;
    if (person != null) {
      person.notice(text);
    }
  }
}
