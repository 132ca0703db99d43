package org.offhook.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Signalling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Opens lines without registration, and closes those that were given up once they are quiet. */
@Component(service = {DirectLines.class, PhoneListener.class})
public final class StraightLines implements DirectLines, PhoneListener {
  private static final String NOBODY = "anonymous";

  private final PhoneThread thread;
  private final Signalling signalling;
  private final Servers servers;
  private final List<StraightLine> open = new ArrayList<>();
  private volatile Phone phone;

  /** With the engine that calls and the servers that are configured. */
  @Activate
  public StraightLines(
      @Reference PhoneThread thread, @Reference Signalling signalling, @Reference Servers servers) {
    this.thread = thread;
    this.signalling = signalling;
    this.servers = servers;
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
  public Optional<DirectLine> open(
      Optional<Line> name, Optional<ServerAddress> server, Optional<Transport> transport) {
    String user = name.map(Line::user).orElse(NOBODY);
    String domain =
        name.map(Line::addressOfRecord)
            .map(address -> address.replaceFirst("^.*@", "").replaceAll("[\\[\\]]", ""))
            .orElse("");
    return servers.account(user, domain, server, transport).map(account -> straight(name, account));
  }

  private DirectLine straight(Optional<Line> name, Account account) {
    int index = name.map(Line::index).orElse(0);
    String label = name.map(Line::label).orElse(account.user());
    SipLine line = new SipLine(index, account, true, label, signalling, () -> phone, changed -> {});
    StraightLine straight = new StraightLine(line, this::closeQuiet);
    line.is(straight);
    open.add(straight);
    return straight;
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      // The phone tells of the call in the midst of ending it.
      thread.execute(this::closeQuiet);
    }
  }

  private void closeQuiet() {
    for (StraightLine line : List.copyOf(open)) {
      if (line.givenUp() && calls(line).isEmpty()) {
        open.remove(line);
        line.free();
      }
    }
  }

  private List<Call> calls(Line line) {
    Phone known = phone;
    return known == null
        ? List.of()
        : known.calls().stream().filter(call -> call.line() == line).toList();
  }

  private void closeAll() {
    for (StraightLine line : List.copyOf(open)) {
      calls(line).forEach(Call::hangup);
      line.free();
    }
    open.clear();
  }

  @Deactivate
  void close() {
    thread.leave(this::closeAll);
  }
}
