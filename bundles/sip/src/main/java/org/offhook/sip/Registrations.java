package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;

/**
 * The bindings of one account: one at the server in use, or one with each server at the same time.
 * Phone thread.
 */
final class Registrations {
  private final Engine engine;
  private final Agent agent;
  private final List<Registration> all = new ArrayList<>();
  private Server holder;
  private boolean lost;
  private boolean started;
  private boolean closing;

  Registrations(Engine engine, Agent agent) {
    this.engine = engine;
    this.agent = agent;
    all.add(new Registration(engine, agent, this, 0));
  }

  /** How they stand together: registered as soon as one server has us. */
  RegistrationState state() {
    List<RegistrationState> held =
        all.stream()
            .map(Registration::state)
            .filter(state -> state.phase() == Phase.REGISTERED)
            .toList();
    if (held.isEmpty()) {
      return all.get(0).state();
    }
    RegistrationState best = held.get(0);
    String names =
        held.stream().map(RegistrationState::server).collect(Collectors.joining(" and "));
    return new RegistrationState(best.phase(), best.code(), best.reason(), names, best.until());
  }

  /** The servers that hold a binding, best first. */
  List<Server> servers() {
    return all.stream().flatMap(one -> one.server().stream()).toList();
  }

  /** The best server that holds a binding. */
  Optional<Server> server() {
    return servers().stream().findFirst();
  }

  /** Registers and keeps registered. */
  void start() {
    if (!agent.directions().registrars().isEmpty()) {
      started = true;
      all.get(0).start();
      adjust();
    }
  }

  /** Registers again now: the server may have forgotten us. */
  void refresh() {
    all.forEach(Registration::refresh);
  }

  /** Registers again now, at this server first. */
  void refreshAt(Server server) {
    all.get(0).refreshAt(server);
  }

  /** The number of servers that shall hold a binding may have changed. */
  void adjust() {
    if (!started || closing) {
      return;
    }
    int wanted = Math.max(1, agent.directions().bindings().size());
    while (all.size() > wanted) {
      Registration leaving = all.remove(all.size() - 1);
      leaving.close(() -> {});
    }
    while (all.size() < wanted) {
      Registration more = new Registration(engine, agent, this, all.size());
      all.add(more);
      more.start();
    }
  }

  /** Takes all bindings back; calls back when that is answered or given up. */
  void close(Runnable closed) {
    closing = true;
    int[] left = {all.size()};
    for (Registration one : List.copyOf(all)) {
      one.close(
          () -> {
            if (--left[0] == 0) {
              closed.run();
            }
          });
    }
  }

  /** Ends without a word to the registrars; what is bound there stays. */
  void leave(Runnable left) {
    closing = true;
    List.copyOf(all).forEach(Registration::leave);
    left.run();
  }

  /** One of them has changed. */
  void changed() {
    boolean both = agent.directions().redundancy().mode() == Redundancy.Mode.SIMULTANEOUS;
    agent.memory().heldBy(both ? java.util.Set.copyOf(servers()) : java.util.Set.of());
    RegistrationState state = state();
    agent.listener().onRegistration(state);
    if (state.phase() == Phase.REGISTERED) {
      held(server().orElseThrow());
    } else {
      lost |= state.phase() == Phase.FAILED;
    }
  }

  private void held(Server now) {
    boolean moved = holder != null && !holder.equals(now);
    boolean back = lost;
    lost = false;
    holder = now;
    if (moved) {
      agent.serverChanged();
    } else if (back) {
      agent.serverIsBack();
    }
  }
}
