package org.offhook.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.time.Timers.Timer;

/**
 * Watches the servers of an account: asks the one in use whether it still answers, the better ones
 * whether they answer again, and DNS whether it still names them. Phone thread.
 */
final class ServerWatch {
  private final Engine engine;
  private final Agent agent;
  private final Registrations registrations;
  private final List<Timer> timers = new ArrayList<>();
  private boolean stopped;
  private boolean asking;
  private int sequence;

  ServerWatch(Engine engine, Agent agent, Registrations registrations) {
    this.engine = engine;
    this.agent = agent;
    this.registrations = registrations;
  }

  /** Begins anew with the redundancy there is now. */
  void start() {
    stop();
    stopped = false;
    Redundancy redundancy = agent.directions().redundancy();
    boolean several = agent.directions().registrars().size() > 1;
    if (several) {
      every(redundancy.probing(), this::probe);
    }
    if (!several || !redundancy.symmetric()) {
      every(redundancy.failback(), this::returnToBetter);
    }
    every(redundancy.following(), this::follow);
    follow();
  }

  void stop() {
    stopped = true;
    timers.forEach(Timer::cancel);
    timers.clear();
  }

  private void every(Duration period, Runnable task) {
    if (!period.isZero()) {
      int at = timers.size();
      timers.add(() -> {});
      again(at, period, task);
    }
  }

  private void again(int at, Duration period, Runnable task) {
    Timer timer =
        engine
            .phone()
            .after(
                period,
                () -> {
                  if (!stopped) {
                    again(at, period, task);
                    task.run();
                  }
                });
    timers.set(at, timer);
  }

  /** Asks the server in use; while it is not the best one, and better counts, those better too. */
  private void probe() {
    boolean symmetric = agent.directions().redundancy().symmetric();
    agent.locate(
        places -> {
          current(places).ifPresent(place -> ask(place, well -> answered(place, well)));
          if (!symmetric) {
            tryBetter(places);
          }
        });
  }

  private void answered(Place place, boolean well) {
    if (!well) {
      agent.lost(place.server());
      registrations.refresh();
    }
  }

  private void returnToBetter() {
    agent.locate(this::tryBetter);
  }

  private void tryBetter(List<Place> places) {
    Redundancy redundancy = agent.directions().redundancy();
    Optional<Place> current = current(places);
    if (current.isEmpty() || redundancy.mode() == Redundancy.Mode.SIMULTANEOUS || asking) {
      return;
    }
    List<Place> better =
        places.stream()
            .filter(place -> place.rank() < current.get().rank())
            .sorted(Comparator.comparingInt(Place::rank))
            .toList();
    if (redundancy.byRegister()) {
      better.stream().findFirst().ifPresent(place -> returnTo(place.server()));
    } else {
      askInTurn(new ArrayList<>(better));
    }
  }

  private void askInTurn(List<Place> better) {
    asking = !better.isEmpty();
    if (asking) {
      Place place = better.remove(0);
      ask(
          place,
          well -> {
            if (well) {
              asking = false;
              returnTo(place.server());
            } else {
              askInTurn(better);
            }
          });
    }
  }

  private void returnTo(Server server) {
    if (!stopped) {
      if (registrations.server().isEmpty()) {
        agent.memory().uses(server);
      }
      registrations.refreshAt(server);
    }
  }

  /** There may be other servers than there were, by DNS or by choice: one that is none is left. */
  void follow() {
    List<Way> registrars = agent.directions().registrars();
    boolean apart = !registrars.equals(agent.directions().path(agent.addressOfRecord()));
    agent.locate(
        places -> {
          if (!apart) {
            leaveOthersThan(places, registrations.server().or(() -> agent.memory().used()));
          }
        });
    if (apart && !registrars.isEmpty()) {
      engine.locate(registrars, places -> leaveOthersThan(places, registrations.server()));
    }
  }

  private void leaveOthersThan(List<Place> places, Optional<Server> used) {
    boolean gone =
        used.isPresent() && places.stream().noneMatch(one -> one.server().equals(used.get()));
    if (gone && !places.isEmpty() && !stopped) {
      registrations.refresh();
    }
  }

  private Optional<Place> current(List<Place> places) {
    Optional<Server> used = registrations.server().or(() -> agent.memory().used());
    return places.stream().filter(place -> used.equals(Optional.of(place.server()))).findFirst();
  }

  /** OPTIONS to one server (RFC 3261 section 11): whatever it answers but failure is well. */
  private void ask(Place place, Consumer<Boolean> well) {
    Target target = place.way().target();
    String port = target.port() == 0 ? "" : ":" + target.port();
    String uri = "sip:" + Text.host(target.host()) + port;
    Draft draft = agent.draft("OPTIONS", uri, "<" + uri + ">", engine.tokens().next(), "");
    Way way = place.again().within(place.way().routes());
    new Exchange(engine, agent, draft, List.of(way), () -> ++sequence, r -> well.accept(isWell(r)))
        .start();
  }

  private boolean isWell(Reply reply) {
    boolean failure = agent.directions().redundancy().isFailure(reply.code());
    return reply.message() != null && reply.code() != 408 && !failure;
  }
}
